/** Arrays in memory that all threads see. */

type TypedArrayOf = Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array;
type TypedArray = TypedArrayOf | Uint8Array | Uint8ClampedArray | BigInt64Array | BigUint64Array;

/**
 * A copy of an array in memory that all threads see, so that it is copied once and not for every call of a
 * {@link worker}. Nobody should write into it afterwards.
 *
 * @returns An array of the same type; the same one if its memory is shared already.
 * @example
 * ```ts
 * "use dataflow";
 * import { shared } from "@icosian/runtime/workers";
 *
 * export function weights(file: Float32Array): Float32Array {
 *   return shared(file);
 * }
 * ```
 */
export function shared<Shared extends TypedArray>(array: Shared): Shared {
  if (array.buffer instanceof SharedArrayBuffer) return array;
  // A cast because TypeScript does not know that an array's constructor makes arrays of its own type.
  const Type = array.constructor as new (buffer: SharedArrayBuffer) => TypedArray;
  const copy = new Type(new SharedArrayBuffer(array.byteLength));
  // A cast because the two are of one type, with numbers or with big integers.
  copy.set(array as never);
  return copy as Shared;
}
