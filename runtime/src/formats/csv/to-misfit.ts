/** The error of a value of a csv file that is not of the type of its column. */
import { DataError } from "../../data/data-error.js";
import { describeKind } from "../../errors/words.js";
import type { CsvBatch } from "./csv-batch.js";
import type { CsvColumn } from "./csv-header.js";
import type { CsvType } from "./csv-types.js";

/** Describes the value, and why another was expected. */
export function toMisfit(
  source: string,
  { columns, lines }: CsvBatch,
  { name, index }: CsvColumn,
  type: CsvType,
  row: number,
  reason: "declared" | "guessed",
): DataError {
  const value = describeKind(columns[index]?.[row] ?? null);
  const text =
    reason === "declared"
      ? `The value ${value} is no ${type}, which \`types\` says.`
      : `The value ${value} is no ${type}, as the first values are. If the column has texts, give \`types: { ${JSON.stringify(name)}: "string" }\`.`;
  return new DataError({ source, line: lines[row], column: name }, text);
}
