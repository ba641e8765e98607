/** Opens Parquet files: their schema, and the columns that are wanted. */
import type { FileUrl } from "../files/file-options.js";
import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetScan, type SchemaElement } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { DataError } from "../../data/data-error.js";
import { findNearest } from "../../errors/find-nearest.js";
import { describeThrown, quoteAll } from "../../errors/words.js";
import { describePath } from "../files/file-path.node.js";
import { type OpenFile, openFile } from "../files/read-file.node.js";
import { toFileError } from "../files/to-file-error.node.js";
import { isLongDecimal, toPlainDecimal } from "./decimal.js";
import type { WantedColumn } from "./parquet-column.js";
import type { ParquetLoadOptions } from "./parquet-options.js";
import { checkType, NUMBER_PARSERS, withNumbers } from "./parquet-types.js";

/** A Parquet file whose schema has been read. */
export interface ParquetReader {
  /** Path of the file for messages. */
  readonly source: string;
  /** Where the file is, and its size. */
  readonly file: OpenFile;
  /** The wanted columns, in the order of the result. */
  readonly columns: readonly WantedColumn[];
  /** Number of all rows. */
  readonly rows: number;
  /** First row, and the row after the last, of each row group. */
  readonly ranges: readonly { readonly rowStart: number; readonly rowEnd: number }[];
  /** Reads some rows of one column as the library gives them. */
  read(
    column: WantedColumn,
    range: { readonly rowStart: number; readonly rowEnd: number },
  ): Promise<ArrayLike<unknown>>;
}

/** What is wanted of the file. */
interface Wanted {
  /** Names of the columns; all if they are undefined. */
  readonly columns: readonly string[] | undefined;
  /** Declared types. */
  readonly types: ParquetLoadOptions["types"] | undefined;
}

/**
 * Opens a Parquet file.
 *
 * @throws DataError if it cannot be read, is no Parquet file, is cut off, or lacks a wanted column.
 */
export async function openParquet(path: string | FileUrl, wanted: Wanted, signal: AbortSignal): Promise<ParquetReader> {
  const file = await openFile(path);
  try {
    return await readSchema(file, wanted, signal);
  } catch (thrown) {
    await file.handle.close();
    throw thrown;
  }
}

async function readSchema(file: OpenFile, wanted: Wanted, signal: AbortSignal): Promise<ParquetReader> {
  const source = describePath(file.path);
  const buffer = toBuffer(file, signal);
  await checkEnds(buffer, source);
  const metadata = await parquetMetadataAsync(buffer).catch((cause: unknown) => {
    throw toDamaged(source, undefined, cause, signal);
  });
  const all = findTopElements(metadata);
  const types = Object.entries(wanted.types ?? {}).map(([name, type]) =>
    checkType(getElement(name, all, source), type, source),
  );
  const columns = [...new Set(wanted.columns ?? all.map(({ name }) => name))].map(
    (name): WantedColumn =>
      types.find(({ element }) => element.name === name) ?? { element: getElement(name, all, source), type: null },
  );
  const asNumbers = columns.filter(({ type }) => type === "number").map(({ element }) => element);
  const names = columns.map(({ element }) => element.name);
  const options = { file: buffer, columns: names, compressors, utf8: false };
  const described = plain(metadata, all);
  const scan = await parquetScan({ ...options, metadata: described });
  const numbers = await parquetScan({
    ...options,
    metadata: withNumbers(described, asNumbers),
    parsers: NUMBER_PARSERS,
  });
  const rows = scan.ranges.reduce((sum, { rowStart, rowEnd }) => sum + rowEnd - rowStart, 0);
  if (rows !== Number(metadata.num_rows))
    throw toDamaged(source, undefined, `it says that it has ${metadata.num_rows} rows, and has ${rows}`, signal);
  return {
    source,
    file,
    columns,
    rows,
    ranges: scan.ranges,
    read: async ({ element: { name: column }, type }, { rowStart, rowEnd }) => {
      signal.throwIfAborted();
      const { readColumn } = type === "number" ? numbers : scan;
      const values = await readColumn({ column, rowStart, rowEnd }).catch((cause: unknown) => {
        throw toDamaged(source, column, cause, signal);
      });
      if (values.length === rowEnd - rowStart) return values;
      throw toDamaged(source, column, `${values.length} of ${rowEnd - rowStart} values are there`, signal);
    },
  };
}

/** Reads pieces of the file when the library asks for them. */
function toBuffer({ path, handle, bytes }: OpenFile, signal: AbortSignal): AsyncBuffer {
  return {
    byteLength: bytes,
    async slice(start, end = bytes) {
      signal.throwIfAborted();
      const piece = new Uint8Array(Math.max(0, Math.min(end, bytes) - start));
      for (let done = 0; done < piece.length;) {
        const read = await handle
          .read(piece, done, piece.length - done, start + done)
          .catch(async (thrown: unknown) => {
            throw await toFileError(thrown, path, "read");
          });
        if (read.bytesRead === 0) break;
        done += read.bytesRead;
      }
      return piece.buffer;
    },
  };
}

/** A Parquet file begins and ends with the same four letters. */
async function checkEnds(buffer: AsyncBuffer, source: string): Promise<void> {
  const read = async (start: number): Promise<string> =>
    String.fromCharCode(...new Uint8Array(await buffer.slice(start, start + 4)));
  const first = await read(0);
  const last = buffer.byteLength < 12 ? "" : await read(buffer.byteLength - 4);
  if (last === "PARE" || first === "PARE") throw new DataError({ source }, "The file is encrypted.");
  if (first !== "PAR1")
    throw new DataError(
      { source },
      buffer.byteLength === 0 ? "The file is empty; it is no Parquet file." : "This is no Parquet file.",
    );
  if (last !== "PAR1")
    throw new DataError({ source }, "The file is cut off: its end is missing. Was it copied or written completely?");
}

function findTopElements({ schema }: FileMetaData): readonly SchemaElement[] {
  const top: SchemaElement[] = [];
  let at = 1;
  const skip = (): void => {
    const children = schema[at++]?.num_children ?? 0;
    for (let child = 0; child < children; child++) skip();
  };
  while (at < schema.length) {
    top.push(schema[at]!);
    skip();
  }
  return top;
}

function getElement(name: string, all: readonly SchemaElement[], source: string): SchemaElement {
  const element = all.find((each) => each.name === name);
  if (element !== undefined) return element;
  const names = all.map((each) => each.name);
  const nearest = findNearest(name, names);
  const has = nearest === null ? `It has ${quoteAll(names)}.` : `Did you mean "${nearest}"?`;
  throw new DataError({ source, column: name }, `The file has no such column. ${has}`);
}

/** Lets the library read decimals that no number can hold as what they are stored as. */
function plain(metadata: FileMetaData, top: readonly SchemaElement[]): FileMetaData {
  const schema = metadata.schema.map((each) =>
    top.includes(each) && isLongDecimal(each) ? toPlainDecimal(each) : each,
  );
  return { ...metadata, schema };
}

function toDamaged(source: string, column: string | undefined, cause: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (cause instanceof DataError) return cause;
  const reason = describeThrown(cause).replace(/^parquet /, "");
  const help = /codec|not supported|unsupported/.test(reason) ? "" : " The file may be damaged.";
  return new DataError({ source, column }, `It cannot be read: ${reason}.${help}`, { cause });
}
