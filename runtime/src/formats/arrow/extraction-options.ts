/** Finds out with which options an Arrow table was made. */
import { batchType, Table, type Batch, type Column, type ExtractionOptions } from "@uwdata/flechette";

/** The options that choose how values are read, for example dates as numbers or as `Date`. */
const OPTIONS = ["useBigInt", "useBigIntTimestamp", "useDate", "useDecimalInt", "useMap", "useProxy"] as const;

/**
 * Finds the options that make the same table of its bytes. A table does not keep them, but the classes of its batches
 * depend on them.
 *
 * @throws Error if no options do.
 */
export function findExtractionOptions(table: Table): ExtractionOptions {
  const batches = listBatches(table);
  const isUsed = (option: (typeof OPTIONS)[number]): boolean =>
    (option === "useProxy" && table.factory === new Table(table.schema, [], true).factory) ||
    batches.some((batch) => {
      const made = toClass(batchType(batch.type, { [option]: true }));
      return made !== toClass(batchType(batch.type)) && made === toClass(batch.constructor);
    });
  const options = Object.fromEntries(OPTIONS.filter(isUsed).map((option) => [option, true]));
  const isMade = batches.every((batch) => toClass(batchType(batch.type, options)) === toClass(batch.constructor));
  if (!isMade) throw new Error("its columns were made with different options");
  return options;
}

/** The batches of all columns, and those inside of them. */
function listBatches(table: Table): readonly Batch<unknown>[] {
  const all: Batch<unknown>[] = [];
  const open = table.children.map(({ data }) => data as readonly Batch<unknown>[]);
  for (let batches = open.pop(); batches !== undefined; batches = open.pop()) {
    const [first] = batches;
    if (first === undefined) continue;
    for (const batch of batches) all.push(batch);
    first.children?.forEach((_, index) => open.push(batches.map(({ children }) => children[index]!)));
    const dictionary = toDictionary(first);
    if (dictionary === undefined) continue;
    if (batches.some((batch) => toDictionary(batch) !== dictionary))
      throw new Error("its batches have dictionaries of their own");
    open.push(dictionary.data);
  }
  return all;
}

function toDictionary(batch: Batch<unknown>): Column<unknown> | undefined {
  return (batch as { readonly dictionary?: Column<unknown> }).dictionary;
}

/** The class that counts: batches of dates are of a class of their own for each column, which extends one of the library. */
function toClass(found: unknown): unknown {
  const { name } = found as { readonly name: string };
  return name === "WrapBatch" ? Object.getPrototypeOf(found) : found;
}
