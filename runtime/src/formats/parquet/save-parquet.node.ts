/** Saves tables and streams of rows as Parquet files. */
import { brotliCompressSync, gzipSync } from "node:zlib";
import { ByteWriter, type ColumnSource, ParquetWriter } from "hyparquet-writer";
import { DataError } from "../../data/data-error.js";
import type { Column, DataColumn, DataMetadata } from "../../data/data-types.js";
import { describeKind } from "../../errors/words.js";
import { describeColumns, joinTypes } from "../files/describe-column.js";
import { describePath, toFilePath } from "../files/file-path.node.js";
import { batchRows, type RowBatch } from "../files/batch-rows.js";
import { type FileSink, saveFile } from "../files/save-file.node.js";
import { type TableSource, toTableSource } from "../files/to-table-source.js";
import type { ParquetSaveOptions } from "./parquet-options.js";
import { type ParquetField, toField } from "./parquet-field.js";

/** Rows of one row group. */
const GROUP = 100_000;

/** Names of the codecs in the file. */
const CODECS = { snappy: "SNAPPY", gzip: "GZIP", brotli: "BROTLI", none: "UNCOMPRESSED" } as const;

/** Compressors that the library does not have. */
const COMPRESSORS = {
  GZIP: (input: Uint8Array): Uint8Array => gzipSync(input),
  BROTLI: (input: Uint8Array): Uint8Array => brotliCompressSync(input),
};

/** What was written. */
interface ParquetResult {
  readonly rows: number;
  readonly columns: readonly DataColumn[];
}

/** Saves a table. Rows that come one after the other are written in groups of 100,000. */
export async function saveParquet(
  data: unknown,
  options: ParquetSaveOptions,
  signal: AbortSignal,
): Promise<DataMetadata> {
  const start = performance.now();
  const { compression = "snappy" } = options;
  if (!Object.hasOwn(CODECS, compression))
    throw new DataError(
      { source: "compression" },
      `This must be one of ${Object.keys(CODECS).join(", ")}, not ${describeKind(compression)}.`,
    );
  const source = toTableSource(data, describePath(toFilePath(options.path)));
  const [written, facts] = await saveFile(options, signal, (sink) => write(source, CODECS[compression], sink));
  return { ...facts, ...written, durationMs: performance.now() - start };
}

async function write(
  source: TableSource,
  codec: (typeof CODECS)[keyof typeof CODECS],
  sink: FileSink,
): Promise<ParquetResult> {
  const writer = new ByteWriter();
  const flush = async (): Promise<void> => {
    const bytes = writer.getBytes();
    await sink.write(bytes);
    writer.index = 0;
  };
  const open = (fields: readonly ParquetField[]): ParquetWriter => {
    const schema = [{ name: "root", num_children: fields.length }, ...fields.map(({ element }) => element)];
    const target = Object.assign(writer, { flush, finish: flush });
    return new ParquetWriter({ writer: target, schema, codec, compressors: COMPRESSORS });
  };
  return source.kind === "columns"
    ? writeColumns(Object.entries(source.columns), open, sink.source)
    : writeRows(source.rows, open, sink.source);
}

async function writeColumns(
  columns: readonly (readonly [string, Column])[],
  open: (fields: readonly ParquetField[]) => ParquetWriter,
  source: string,
): Promise<ParquetResult> {
  const fields = columns.map(([name, column]) => toField(name, column, "required", source, 0));
  const parquet = open(fields);
  await parquet.write({ columnData: fields.map(toColumnSource), rowGroupSize: GROUP });
  await parquet.finish();
  return { rows: columns[0]?.[1].length ?? 0, columns: describeColumns(Object.fromEntries(columns)) };
}

async function writeRows(
  rows: AsyncIterable<unknown> | Iterable<unknown>,
  open: (fields: readonly ParquetField[]) => ParquetWriter,
  source: string,
): Promise<ParquetResult> {
  let parquet: ParquetWriter | null = null;
  let first: readonly ParquetField[] = [];
  let count = 0;
  let types = new Map<string, Set<string>>();
  for await (const batch of batchRows(rows, GROUP, source)) {
    const fields = batch.columns.map(([name, values]) => toField(name, values, "optional", source, count));
    if (parquet === null) {
      first = fields;
      types = new Map(fields.map(({ element }) => [element.name, new Set<string>()]));
      parquet = open(fields);
    }
    checkKinds(first, fields, source, count);
    for (const { name, type } of describeColumns(Object.fromEntries(batch.columns)))
      for (const each of type.split(" | ")) types.get(name)?.add(each);
    await parquet.write({ columnData: fields.map(toColumnSource), rowGroupSize: GROUP });
    count += countRows(batch);
  }
  await (parquet ?? open([])).finish();
  return { rows: count, columns: [...types].map(([name, each]) => ({ name, type: joinTypes(each) })) };
}

function toColumnSource({ element, kind, values }: ParquetField): ColumnSource {
  // A cast, because the library's type names fewer lists than it takes.
  const data = values as unknown[];
  // The library's dictionary takes 0 and -0 for the same value.
  return kind === "number" && hasNegativeZero(values)
    ? { name: element.name, data, encoding: "PLAIN" }
    : { name: element.name, data };
}

function hasNegativeZero(values: ArrayLike<unknown>): boolean {
  for (let row = 0; row < values.length; row++) if (values[row] === 0 && Object.is(values[row], -0)) return true;
  return false;
}

function countRows({ columns }: RowBatch): number {
  return columns[0]?.[1].length ?? 0;
}

/** The schema of a stream is written for its first rows; later ones must fit. */
function checkKinds(
  first: readonly ParquetField[],
  fields: readonly ParquetField[],
  source: string,
  rows: number,
): void {
  for (const [index, { element, kind }] of fields.entries()) {
    const expected = first[index]!.kind;
    if (kind === expected || kind === "nothing") continue;
    const was = expected === "nothing" ? "no values" : `a ${expected}`;
    throw new DataError(
      { source, column: element.name },
      `Between row ${rows + 1} and row ${rows + GROUP} stands a ${kind}, and the first ${GROUP} rows have ${was}. Save the table as a whole, or give all values one type.`,
    );
  }
}
