/** Joins typed arrays. */

/** Joins typed arrays of one type into a new one of the same type; O(n). There must be at least one part. */
export function concatenate(parts: readonly Float64Array[]): Float64Array {
  const [first] = parts;
  // A cast, because the constructor of a typed array is not in its type.
  const Numbers = first!.constructor as Float64ArrayConstructor;
  const whole = new Numbers(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
