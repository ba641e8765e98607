/** Loads Parquet files: as columns, and row group by row group as rows. */
import type { FileUrl } from "../files/file-options.js";
import type { Column, DataMetadata } from "../../data/data-types.js";
import { describeColumns } from "../files/describe-column.js";
import { type FileFacts, openFile, readPieces } from "../files/read-file.node.js";
import { type RowStream, toRowStream } from "../files/row-stream.js";
import { toRowObjects } from "../files/to-row-objects.js";
import { openParquet, type ParquetReader } from "./open-parquet.node.js";
import { buildColumn } from "./parquet-column.js";
import type { ParquetLoadOptions } from "./parquet-options.js";

/**
 * Loads a Parquet file as a record of columns.
 *
 * If only some columns are loaded, only their parts of the file are read; then there is no checksum.
 */
export async function loadParquet(
  { path, columns: wanted, types }: ParquetLoadOptions,
  signal: AbortSignal,
): Promise<readonly [data: Readonly<Record<string, Column>>, metadata: DataMetadata]> {
  const start = performance.now();
  const reader = await openParquet(path, { columns: wanted, types }, signal);
  try {
    const columns: [string, Column][] = [];
    for (const column of reader.columns) {
      const builder = buildColumn(column, { rows: reader.rows, before: 0, source: reader.source });
      for (const range of reader.ranges) builder.add(await reader.read(column, range));
      columns.push([column.element.name, builder.end()]);
    }
    const data = Object.fromEntries(columns);
    const facts = wanted === undefined ? await readFacts(path, signal) : null;
    return [
      data,
      {
        path: reader.file.path.given,
        rows: reader.rows,
        bytes: reader.file.bytes,
        columns: describeColumns(data),
        checksum: facts?.checksum ?? null,
        durationMs: performance.now() - start,
      },
    ];
  } finally {
    await reader.file.handle.close();
  }
}

/** Opens a Parquet file as a stream of rows. One row group is in memory at a time. */
export async function streamParquet(
  { path, columns: wanted, types }: ParquetLoadOptions,
  signal: AbortSignal,
): Promise<readonly [rows: RowStream<Readonly<Record<string, unknown>>>, metadata: DataMetadata]> {
  const start = performance.now();
  const reader = await openParquet(path, { columns: wanted, types }, signal);
  const metadata: DataMetadata = {
    path: reader.file.path.given,
    rows: reader.rows,
    bytes: reader.file.bytes,
    columns: describeColumns(
      Object.fromEntries(
        reader.columns.map((each) => [
          each.element.name,
          buildColumn(each, { rows: 0, before: 0, source: reader.source }).end(),
        ]),
      ),
    ),
    checksum: null,
    durationMs: performance.now() - start,
  };
  return [toRowStream(readGroups(reader), () => reader.file.handle.close()), metadata];
}

async function* readGroups({
  columns,
  source,
  ranges,
  read,
  file,
}: ParquetReader): AsyncGenerator<readonly Readonly<Record<string, unknown>>[]> {
  try {
    const names = columns.map(({ element }) => element.name);
    for (const range of ranges) {
      const rows = range.rowEnd - range.rowStart;
      const group: Column[] = [];
      for (const column of columns) {
        const builder = buildColumn(column, { rows, before: range.rowStart, source });
        builder.add(await read(column, range));
        group.push(builder.end());
      }
      yield toRowObjects(names, group, rows);
    }
  } finally {
    await file.handle.close();
  }
}

/** Computes the checksum of the whole file. */
async function readFacts(path: string | FileUrl, signal: AbortSignal): Promise<FileFacts | null> {
  let facts: FileFacts | null = null;
  const pieces = readPieces(await openFile(path), signal, (told) => {
    facts = told;
  });
  for await (const _ of pieces);
  return facts;
}
