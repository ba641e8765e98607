/** Codecs: how caches hash and store the instances of a class. */

/**
 * Converts the instances of a class to data and back, so that caches can hash and store them.
 *
 * Data are what caches store anyway: primitives, plain objects, arrays, Maps, Sets, Dates, regular expressions, typed
 * arrays, buffers, and instances of classes that have codecs.
 *
 * @example
 * ```ts
 * import { cache, type ValueCodec } from "@icosian/runtime/cache";
 *
 * class Money {
 *   constructor(readonly cents: bigint, readonly currency: string) {}
 * }
 * const money: ValueCodec<Money> = {
 *   name: "Money",
 *   is: (value) => value instanceof Money,
 *   encode: ({ cents, currency }) => [cents, currency],
 *   decode: (data) => new Money(...(data as [bigint, string])),
 * };
 * const adapter = cache({ folder: ".icosian/cache", codecs: [money] });
 * ```
 */
export interface ValueCodec<Value = unknown> {
  /** The name that is stored with each instance; no two codecs have the same. Change it whenever the data change. */
  readonly name: string;
  /** Whether a value is such an instance. Asked for objects that are not data by themselves. */
  is(value: object): boolean;
  /** Converts an instance to data. Two instances count as equal if their data are equal. */
  encode(value: Value): unknown;
  /** Converts data to an instance. If it throws, the stored value is not used. */
  decode(data: unknown): Value;
}
