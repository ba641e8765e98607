/** Makes rows of columns. */

/** Makes one object per row. Names such as `__proto__` become properties of their own. */
export function toRowObjects(
  names: readonly string[],
  columns: readonly ArrayLike<unknown>[],
  rows: number,
): Readonly<Record<string, unknown>>[] {
  const isPlain = !names.includes("__proto__");
  const objects: Readonly<Record<string, unknown>>[] = [];
  for (let row = 0; row < rows; row++) {
    const object: Record<string, unknown> = {};
    for (let index = 0; index < names.length; index++) {
      const value = columns[index]![row];
      if (isPlain) object[names[index]!] = value;
      else
        Object.defineProperty(object, names[index]!, { value, enumerable: true, configurable: true, writable: true });
    }
    objects.push(object);
  }
  return objects;
}
