/**
 * The types with which functions fan out and fan in. The reader recognises them by their import, from the syntax of one
 * file.
 */

/** Marks a type. No value has this property. */
declare const FANS_OUT: unique symbol;

/**
 * The return type of a node that fans out: every node that depends on it is computed once per item.
 *
 * Generators, async generators and all iterables may be declared to return it. Items are asked for one by one, as there
 * is room for them, and never held all at once.
 *
 * @typeParam Item - What a node that depends on it takes.
 * @example
 * ```ts
 * "use dataflow";
 * import type { Collect, Parallelizable } from "@icosian/runtime";
 *
 * export function* city(): Parallelizable<string> {
 *   yield "Oslo";
 *   yield "Rome";
 * }
 *
 * export async function temperature(city: string): Promise<number> {
 *   const response = await fetch(`https://example.com/temperatures/${city}`);
 *   return Number(await response.text());
 * }
 *
 * export function warmest(temperature: Collect<number>): number {
 *   return Math.max(...temperature);
 * }
 * ```
 * @hamilton htypes.Parallelizable
 */
export type Parallelizable<Item> = (Iterable<Item> | AsyncIterable<Item>) & FansOut<Item>;

/** Distinguishes a `Parallelizable` from an iterable that is a single value. */
export interface FansOut<Item> {
  /** Carries the item's type. It exists only at compile time. */
  readonly [FANS_OUT]?: { readonly item: Item };
}

/** Whether a type fans out. `any` and `never`, which have every property, do not. */
export type IsFanOut<Value> = 0 extends 1 & Value
  ? false
  : [Value] extends [never]
    ? false
    : typeof FANS_OUT extends keyof Value
      ? true
      : false;

/** The item type of a value that fans out. A type that does not fan out stays as it is. */
export type ItemOf<Value> = IsFanOut<Value> extends true ? (Value extends FansOut<infer Item> ? Item : never) : Value;

/** The value of a node after the run; for a node that fans out, the list of its items. */
export type Listed<Value> = IsFanOut<Value> extends true ? ItemOf<Value>[] : Value;

/**
 * The type of a parameter that fans in: the values for all items of a fan-out, in the order of the items.
 *
 * @typeParam Value - The value for one item of the node that has the parameter's name.
 * @hamilton htypes.Collect
 */
export type Collect<Value> = Value[];
