/** What the columns of Arrow files become. */
import { type Column as ArrowColumn, type Table, tableFromIPC, Type } from "@uwdata/flechette";
import { DataError } from "../../data/data-error.js";
import type { Column } from "../../data/data-types.js";
import { findNearest } from "../../errors/find-nearest.js";
import { describeThrown, quoteAll } from "../../errors/words.js";
import { formatDecimal } from "../files/format-decimal.js";

/** Names and columns of a table. */
export type NamedColumns = readonly (readonly [name: string, column: Column])[];

/**
 * Decodes messages, or all bytes of a file.
 *
 * @param wanted - Names of the columns; all if undefined.
 * @throws DataError if a wanted column is missing, or the messages cannot be decoded.
 */
export function decodeColumns(
  messages: Uint8Array | readonly Uint8Array[],
  wanted: readonly string[] | undefined,
  source: string,
): NamedColumns {
  const table = attempt(source, () =>
    tableFromIPC(messages instanceof Uint8Array ? messages : [...messages], {
      useBigInt: true,
      useDate: true,
      useDecimalInt: true,
      useMap: true,
    }),
  );
  const names = wanted ?? table.schema.fields.map(({ name }) => name);
  return [...new Set(names)].map((name) => [name, attempt(source, () => toColumn(getColumn(table, name, source)))]);
}

function getColumn(table: Table, name: string, source: string): ArrowColumn<unknown> {
  const names = table.schema.fields.map((field) => field.name);
  const index = names.indexOf(name);
  if (index >= 0) return table.getChildAt(index);
  const nearest = findNearest(name, names);
  const has = nearest === null ? `It has ${quoteAll(names)}.` : `Did you mean "${nearest}"?`;
  throw new DataError({ source, column: name }, `The file has no such column. ${has}`);
}

function toColumn(column: ArrowColumn<unknown>): Column {
  const { type } = column;
  // Half precision comes as the bits of the numbers.
  const isNumbers = type.typeId === Type.Int || (type.typeId === Type.Float && type.precision !== 0);
  if (isNumbers && column.length === 0) return new type.values(0);
  // A cast, because the library declares its lists by what they have in common.
  const values = column.toArray() as Column;
  if (isNumbers && column.nullCount === 0 && ArrayBuffer.isView(values)) return values;
  if (type.typeId !== Type.Decimal) return Array.from(values, (value) => value ?? null);
  return Array.from(values, (value) => (value === null ? null : toDecimal(BigInt(value as number | bigint), type)));
}

/** Decimals of at most fifteen digits are numbers, longer ones texts. */
function toDecimal(value: bigint, type: { readonly precision: number; readonly scale: number }): number | string {
  const text = formatDecimal(value, type.scale);
  return type.precision <= 15 ? Number(text) : text;
}

function attempt<Result>(source: string, decode: () => Result): Result {
  try {
    return decode();
  } catch (cause) {
    if (cause instanceof DataError) throw cause;
    const reason = describeThrown(cause);
    const help = /codec/i.test(reason)
      ? "It is compressed; write it without compression, or as Parquet."
      : "The file may be damaged.";
    throw new DataError({ source }, `It cannot be read: ${reason.replace(/\.$/, "")}. ${help}`, { cause });
  }
}
