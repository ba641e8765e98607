/** Reads what the computations of a batch are given. */

/**
 * Puts the values of each computation where those are that are not absent.
 *
 * @param value - What the store has for the batch: a list with the values of each.
 * @param size - The number of computations.
 * @param needed - What the steps read, by index; complements of indexes are values of earlier steps.
 * @param absent - Which of these are absent, by index.
 * @throws Error if the value is none that a coordinator has written for these steps.
 */
export function readBatch(
  value: unknown,
  size: number,
  needed: readonly number[],
  absent: readonly number[],
): readonly (readonly unknown[])[] {
  const count = Math.max(-1, ...needed) + 1;
  const isRight = (list: unknown): boolean => Array.isArray(list) && list.length === count - absent.length;
  if (!Array.isArray(value) || value.length !== size || !value.every(isRight))
    throw new Error("Its batch is no list with the inputs of each item.");
  // A cast because each of them has been checked.
  return (value as readonly (readonly unknown[])[]).map((list) => {
    let next = 0;
    return Array.from({ length: count }, (_, at) => (absent.includes(at) ? undefined : list[next++]));
  });
}
