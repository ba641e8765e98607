/** Loads csv files as columns. */
import { DataError } from "../../data/data-error.js";
import type { Column, DataMetadata } from "../../data/data-types.js";
import { joinTypes } from "../files/describe-column.js";
import type { FileFacts } from "../files/read-file.node.js";
import type { CsvBatch } from "./csv-batch.js";
import type { CsvColumn } from "./csv-header.js";
import type { CsvLoadOptions } from "./csv-options.js";
import { type CsvReader, openCsv } from "./csv-reader.node.js";
import type { CsvType } from "./csv-types.js";
import { appendValues, findParser, guessColumn, toTyped } from "./csv-values.js";
import { toMisfit } from "./to-misfit.js";

/** A column while it is read. */
interface Growing {
  readonly column: CsvColumn;
  /** Null until a value was there. */
  type: CsvType | null;
  values: unknown[];
  /** Set when a later value shows that the column has texts, although earlier ones looked like something else. */
  isMistaken: boolean;
}

/**
 * Loads a csv file as a record of columns. The time is O(bytes).
 *
 * A column whose type shows itself to be another late in the file makes the file be read once more: then the original
 * texts are needed.
 */
export async function loadCsv(
  options: CsvLoadOptions,
  delimiter: string,
  signal: AbortSignal,
): Promise<readonly [data: Readonly<Record<string, Column>>, metadata: DataMetadata]> {
  const start = performance.now();
  let facts: FileFacts | null = null;
  const texts = new Set<string>();
  for (;;) {
    const reader = await openCsv(options, delimiter, signal, (told) => {
      facts = told;
    });
    const { growing, rows } = await readColumns(reader, texts);
    const mistaken = growing.filter((each) => each.isMistaken);
    for (const { column } of mistaken) texts.add(column.name);
    if (mistaken.length > 0 && !reader.isRegular) throw toUnrepeatable(reader.source, mistaken[0]!);
    if (mistaken.length > 0) continue;
    return finish(growing, rows, facts, start);
  }
}

/** A pipe can be read only once. */
function toUnrepeatable(source: string, { column }: Growing): DataError {
  return new DataError(
    { source, column: column.name },
    `The first values of the column look like another type than later ones, and a pipe cannot be read again. Give \`types: { ${JSON.stringify(column.name)}: "string" }\`.`,
  );
}

/** All columns of a file. */
interface ReadColumns {
  readonly growing: readonly Growing[];
  readonly rows: number;
}

async function readColumns({ source, header, batches }: CsvReader, texts: ReadonlySet<string>): Promise<ReadColumns> {
  const growing = header.columns.map((column): Growing => {
    const type = column.type ?? (texts.has(column.name) ? "string" : null);
    return { column, type, values: [], isMistaken: false };
  });
  let rows = 0;
  for await (const batch of batches) {
    rows += batch.lines.length;
    for (const each of growing) if (!each.isMistaken) append(each, batch, header.isQuotedText, source);
  }
  return { growing, rows };
}

function append(growing: Growing, batch: CsvBatch, isQuotedText: boolean, source: string): void {
  const { column, values } = growing;
  const texts = batch.columns[column.index] ?? [];
  const hasText = isQuotedText && batch.firstQuoted[column.index]! >= 0;
  if (column.type === null && growing.type !== "string" && hasText && growing.type !== null) {
    growing.isMistaken = true;
    return;
  }
  growing.type ??= guessColumn({ texts, hasText });
  const type = growing.type ?? "string";
  const misfit = appendValues(texts, type, findParser(type, column.type === null ? "guessed" : "declared"), values);
  if (misfit < 0) return;
  if (column.type !== null) throw toMisfit(source, batch, column, type, misfit, "declared");
  growing.isMistaken = true;
}

function finish(
  growing: readonly Growing[],
  rows: number,
  facts: FileFacts | null,
  start: number,
): readonly [Readonly<Record<string, Column>>, DataMetadata] {
  const described: { name: string; type: string }[] = [];
  const columns: [string, Column][] = [];
  for (const { column, type, values } of growing) {
    const names = new Set(type === null ? [] : [type === "date" ? "Date" : type]);
    if (values.includes(null)) names.add("null");
    described.push({ name: column.name, type: joinTypes(names) });
    columns.push([column.name, toTyped(values, type)]);
  }
  const metadata: DataMetadata = {
    path: facts?.path ?? "",
    rows,
    bytes: facts?.bytes ?? null,
    columns: described,
    checksum: facts?.checksum ?? null,
    durationMs: performance.now() - start,
  };
  // Names such as "__proto__" become columns of their own.
  return [Object.fromEntries(columns), metadata];
}
