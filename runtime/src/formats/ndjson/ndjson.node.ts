/** The format `ndjson`. */
import { combineToTable } from "../combine-to-table.js";
import { DataError } from "../../data/data-error.js";
import type { DataMetadata } from "../../data/data-types.js";
import { createTableFormat, type TableFormat } from "../../data/format.js";
import { describeKind } from "../../errors/words.js";
import { describePath } from "../files/file-path.node.js";
import type { LoadFileOptions, SaveFileOptions } from "../files/file-options.js";
import { type FileFacts, openFile } from "../files/read-file.node.js";
import { type LineBatch, readLines } from "../files/read-lines.node.js";
import { type RowStream, toRowStream } from "../files/row-stream.js";
import type { TextEncoding } from "../files/text-decoder.node.js";
import { parseJson } from "../json/parse-json.js";
import { saveNdjson } from "./save-ndjson.node.js";

export type { LoadFileOptions, SaveFileOptions } from "../files/file-options.js";
export type { TextEncoding } from "../files/text-decoder.node.js";

/** Options for loading ndjson. */
export interface NdjsonLoadOptions extends LoadFileOptions {
  /** Names of the properties that rows keep; by default all. Each row must be an object then. */
  readonly columns?: readonly string[];
  /** Encoding of the file; by default UTF-8, or UTF-16 if the file has its byte order mark. */
  readonly encoding?: TextEncoding;
}

/**
 * Loads and saves ndjson files, also called JSON Lines: one value of JSON per line. The whole file is a list; a stream
 * has one value per line. Empty lines are skipped.
 *
 * @example
 * ```ts
 * "use dataflow";
 * import { loadFrom, node, value } from "@icosian/runtime";
 * import { ndjson } from "@icosian/runtime/ndjson";
 *
 * export const total = node(
 *   loadFrom(ndjson, { path: value("orders.ndjson") }),
 *   (orders: readonly { price: number }[]): number => orders.reduce((sum, { price }) => sum + price, 0),
 * );
 * ```
 */
export const ndjson: TableFormat<NdjsonLoadOptions, SaveFileOptions, object> = createTableFormat<
  NdjsonLoadOptions,
  SaveFileOptions,
  object
>("ndjson", {
  load: (options, { signal }) => loadNdjson(options, signal),
  stream: (options, { signal }) => streamNdjson(options, signal),
  save: (data, options, { signal }) => saveNdjson(data, options, signal),
  combine: combineToTable,
});

async function loadNdjson(
  options: NdjsonLoadOptions,
  signal: AbortSignal,
): Promise<readonly [data: unknown[], metadata: DataMetadata]> {
  const start = performance.now();
  const file = await openFile(options.path);
  const source = describePath(file.path);
  const facts: FileFacts[] = [];
  const values: unknown[] = [];
  for await (const batch of readLines(file, options.encoding, signal, (told) => facts.push(told)))
    for (const value of parseLines(batch, options, source)) values.push(value);
  const durationMs = performance.now() - start;
  // Told after the last line.
  return [values, { ...facts[0]!, rows: values.length, columns: [], durationMs }];
}

async function streamNdjson(
  options: NdjsonLoadOptions,
  signal: AbortSignal,
): Promise<readonly [rows: RowStream<unknown>, metadata: DataMetadata]> {
  const start = performance.now();
  const file = await openFile(options.path);
  const batches = readValues(readLines(file, options.encoding, signal), options, describePath(file.path));
  const rows = toRowStream(batches, () => file.handle.close());
  const { given: path } = file.path;
  return [rows, { path, rows: null, bytes: null, columns: [], checksum: null, durationMs: performance.now() - start }];
}

async function* readValues(
  batches: AsyncGenerator<LineBatch>,
  options: NdjsonLoadOptions,
  source: string,
): AsyncGenerator<readonly unknown[]> {
  for await (const batch of batches) yield parseLines(batch, options, source);
}

function parseLines({ first, lines }: LineBatch, { columns }: NdjsonLoadOptions, source: string): readonly unknown[] {
  const values: unknown[] = [];
  for (let index = 0; index < lines.length; index++) {
    const text = lines[index]!;
    if (text === "" || text.trim() === "") continue;
    const value = parseJson(text, source, first + index);
    values.push(columns === undefined ? value : pick(value, columns, source, first + index));
  }
  return values;
}

function pick(value: unknown, columns: readonly string[], source: string, line: number): object {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new DataError({ source, line }, `A row must be an object to have columns, not ${describeKind(value)}.`);
  // A cast: any object can be read by its own names.
  const row = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(columns.filter((name) => Object.hasOwn(row, name)).map((name) => [name, row[name]]));
}
