/** Arrays in memory that all threads share. */

type TypedArrayOf = Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array;
type TypedArray = TypedArrayOf | Uint8Array | Uint8ClampedArray | BigInt64Array | BigUint64Array;

/**
 * Copies an array to memory that all threads share, so that it is copied once and not for every call of a {@link
 * worker}. The array must not be written to afterwards.
 *
 * @returns An array of the same type; the given one if its memory is shared already.
 * @example
 * ```ts
 * "use dataflow";
 * import { shared } from "@icosian/runtime/workers";
 *
 * export function weights(file: Float32Array): Float32Array {
 * return shared(file);
 * }
 * ```
 */
export function shared<Shared extends TypedArray>(array: Shared): Shared {
  if (array.buffer instanceof SharedArrayBuffer) return array;
  // A cast because TypeScript does not know that an array's constructor creates arrays of its own type.
  const Type = array.constructor as new (buffer: SharedArrayBuffer) => TypedArray;
  const copy = new Type(new SharedArrayBuffer(array.byteLength));
  // A cast because both arrays have the same type, with numbers or with big integers.
  copy.set(array as never);
  return copy as Shared;
}
