/** Brings the elements of Sets of numbers or texts into an order that does not depend on the Set's. */

/** Sorts elements that are all numbers or all texts; undefined for others, whose encodings are sorted instead. */
export function sortPrimitives(elements: readonly unknown[]): readonly unknown[] | undefined {
  const kind = typeof elements[0];
  if ((kind !== "number" && kind !== "string") || elements.some((element) => typeof element !== kind)) return undefined;
  return kind === "number"
    ? [...Float64Array.from(elements as readonly number[]).sort()]
    : (elements as readonly string[]).toSorted();
}
