/** Loads Parquet files: as columns, and row group by row group as rows. */
import type { FileUrl } from "../files/file-options.js";
import type { Column, DataMetadata } from "../../data/data-types.js";
import { describeColumns } from "../files/describe-column.js";
import { type FileFacts, openFile, readPieces } from "../files/read-file.node.js";
import { type RowStream, toRowStream } from "../files/row-stream.js";
import { toRowObjects } from "../files/to-row-objects.js";
import { openParquet, type ParquetReader } from "./open-parquet.node.js";
import { joinParts } from "./parquet-column.js";
import type { ParquetLoadOptions } from "./parquet-options.js";

/**
 * Loads a Parquet file as a record of columns.
 *
 * If only some columns are loaded, only their parts of the file are read; then there is no checksum.
 */
export async function loadParquet(
  { path, columns: wanted }: ParquetLoadOptions,
  signal: AbortSignal,
): Promise<readonly [data: Readonly<Record<string, Column>>, metadata: DataMetadata]> {
  const start = performance.now();
  const reader = await openParquet(path, wanted, signal);
  try {
    const columns: [string, Column][] = [];
    for (const element of reader.elements) {
      const parts: ArrayLike<unknown>[] = [];
      for (const range of reader.ranges) parts.push(await reader.read(element.name, range));
      columns.push([element.name, joinParts(parts, element)]);
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
  { path, columns: wanted }: ParquetLoadOptions,
  signal: AbortSignal,
): Promise<readonly [rows: RowStream<Readonly<Record<string, unknown>>>, metadata: DataMetadata]> {
  const start = performance.now();
  const reader = await openParquet(path, wanted, signal);
  const metadata: DataMetadata = {
    path: reader.file.path.given,
    rows: reader.rows,
    bytes: reader.file.bytes,
    columns: describeColumns(Object.fromEntries(reader.elements.map((each) => [each.name, joinParts([], each)]))),
    checksum: null,
    durationMs: performance.now() - start,
  };
  return [toRowStream(readGroups(reader), () => reader.file.handle.close()), metadata];
}

async function* readGroups({
  elements,
  ranges,
  read,
  file,
}: ParquetReader): AsyncGenerator<readonly Readonly<Record<string, unknown>>[]> {
  try {
    const names = elements.map(({ name }) => name);
    for (const range of ranges) {
      const columns: Column[] = [];
      for (const element of elements) columns.push(joinParts([await read(element.name, range)], element));
      yield toRowObjects(names, columns, range.rowEnd - range.rowStart);
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
