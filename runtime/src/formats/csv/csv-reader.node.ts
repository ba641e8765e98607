/** Reads the batches of a csv file. */
import { DataError } from "../../data/data-error.js";
import { describeKind } from "../../errors/words.js";
import { describePath } from "../files/file-path.node.js";
import { type FileFacts, type OpenFile, openFile, readPieces } from "../files/read-file.node.js";
import { FileDecoder } from "../files/text-decoder.node.js";
import type { CsvBatch } from "./csv-batch.js";
import { type CsvHeader, readHeader } from "./csv-header.js";
import type { CsvLoadOptions } from "./csv-options.js";
import { CsvScanner } from "./csv-scanner.node.js";

/** A csv file whose header has been read. */
export interface CsvReader {
  /** Path of the file for messages. */
  readonly source: string;
  /** Path of the file as it was given. */
  readonly path: string;
  /** Whether the file can be read again; a pipe cannot. */
  readonly isRegular: boolean;
  /** What is wanted of the file. */
  readonly header: CsvHeader;
  /** All rows, as texts. */
  readonly batches: AsyncGenerator<CsvBatch>;
  /** Closes the file, also if no row was ever asked for. */
  close(): Promise<void>;
}

/**
 * Opens a csv file and reads its header.
 *
 * @param delimiter - What separates the values if the options do not say it.
 * @param tell - Called with the facts of the file when all of it has been read.
 * @throws DataError if the file cannot be read, or the options do not fit its header.
 */
export async function openCsv(
  options: CsvLoadOptions,
  delimiter: string,
  signal: AbortSignal,
  tell?: (facts: FileFacts) => void,
): Promise<CsvReader> {
  const separator = checkDelimiter(options.delimiter ?? delimiter);
  const file = await openFile(options.path);
  const source = describePath(file.path);
  const texts = readTexts(file, options, signal, tell);
  try {
    const scanner = new CsvScanner(source, separator);
    for (;;) {
      const { value, done } = await texts.next();
      const names = await scanner.scanHeader(value ?? "", done === true ? "end" : "more");
      if (names === null) continue;
      const header = readHeader(source, names, options, separator);
      const close = async (): Promise<void> => void (await texts.return(undefined));
      const { isRegular } = file;
      return { source, path: file.path.given, isRegular, header, batches: readBatches(scanner, texts, header), close };
    }
  } catch (thrown) {
    await texts.return(undefined);
    throw thrown;
  }
}

/**
 * Checks a delimiter.
 *
 * @throws DataError if it is not one character that can separate values.
 */
export function checkDelimiter(delimiter: string): string {
  // Half a surrogate pair is no character.
  if (typeof delimiter === "string" && /^[^"\r\n\uD800-\uDFFF]$/.test(delimiter)) return delimiter;
  throw new DataError(
    { source: "delimiter" },
    `This must be one character other than a quote or a line end, not ${describeKind(delimiter)}.`,
  );
}

async function* readTexts(
  file: OpenFile,
  { encoding }: CsvLoadOptions,
  signal: AbortSignal,
  tell?: (facts: FileFacts) => void,
): AsyncGenerator<string, undefined> {
  const pieces = readPieces(file, signal, tell);
  try {
    const decoder = new FileDecoder(describePath(file.path), encoding);
    for await (const piece of pieces) yield decoder.decode(piece);
    yield decoder.end();
  } finally {
    await pieces.return(undefined);
    // A generator that was never asked for a piece has not closed its file.
    await file.handle.close().catch(() => {});
  }
}

async function* readBatches(
  scanner: CsvScanner,
  texts: AsyncGenerator<string, undefined>,
  { isWanted }: CsvHeader,
): AsyncGenerator<CsvBatch> {
  try {
    // What came after the header in the same piece.
    yield await scanner.scanRows("", "more", isWanted);
    for await (const text of texts) yield await scanner.scanRows(text, "more", isWanted);
    yield await scanner.scanRows("", "end", isWanted);
  } finally {
    await texts.return(undefined);
  }
}
