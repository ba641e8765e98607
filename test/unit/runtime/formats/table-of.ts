/** Random tables of a format's own columns. */
import fc from "fast-check";

/** Gives up to five columns of the same length, up to six rows; names are not integers, whose order objects change. */
export function tableOf(
  text: fc.Arbitrary<string>,
  columnOf: (rows: number) => fc.Arbitrary<unknown>,
): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const name = text.filter((each) => !/^\d+$/.test(each));
  return fc.tuple(fc.nat(6), fc.uniqueArray(name, { minLength: 1, maxLength: 5 })).chain(([rows, names]) => {
    const columns = fc.tuple(...names.map(() => columnOf(rows)));
    return columns.map((all) => Object.fromEntries(names.map((each, at) => [each, all[at]])));
  });
}
