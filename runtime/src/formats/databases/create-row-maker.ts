/** Makes rows of lists of values. */

/**
 * Makes a function that gives the values of a row their names. A column may have any name, such as `__proto__`.
 *
 * @returns A function from the values, in the order of the names, to a new object. O(columns).
 */
export function createRowMaker(names: readonly string[]): (values: readonly unknown[]) => object {
  if (names.includes("__proto__")) return (values) => Object.fromEntries(names.map((name, at) => [name, values[at]]));
  return (values) => {
    const row: Record<string, unknown> = {};
    for (let at = 0; at < names.length; at++) row[names[at]!] = values[at];
    return row;
  };
}
