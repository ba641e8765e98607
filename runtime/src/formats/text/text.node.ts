/** The format `text`. */
import { constants } from "node:buffer";
import { DataError } from "../../data/data-error.js";
import type { DataMetadata } from "../../data/data-types.js";
import { createFormat, type Format } from "../../data/format.js";
import { describeKind } from "../../errors/words.js";
import { describePath, toFilePath } from "../files/file-path.node.js";
import type { LoadFileOptions, SaveFileOptions } from "../files/file-options.js";
import { openFile, readWhole } from "../files/read-file.node.js";
import { type LineBatch, readLines } from "../files/read-lines.node.js";
import { type RowStream, toRowStream } from "../files/row-stream.js";
import { saveFile } from "../files/save-file.node.js";
import { FileDecoder, type TextEncoding } from "../files/text-decoder.node.js";
import { TextWriter } from "../files/text-writer.node.js";

export type { LoadFileOptions, SaveFileOptions } from "../files/file-options.js";
export type { TextEncoding } from "../files/text-decoder.node.js";

/** Options for loading a text. */
export interface TextLoadOptions extends LoadFileOptions {
  /** Encoding of the file; by default UTF-8, or UTF-16 if the file has its byte order mark. */
  readonly encoding?: TextEncoding;
}

/** What can be saved as a text: the text itself, or its lines. */
export type TextData = string | Iterable<string> | AsyncIterable<string>;

/**
 * Loads and saves texts. The whole file is one string, exactly as it stands there but for a byte order mark; a stream
 * has one string per line, without its end. Lines that are saved end with a line feed.
 *
 * @example
 * ```ts
 * "use dataflow";
 * import { loadFrom, node, value } from "@icosian/runtime";
 * import { text } from "@icosian/runtime/text";
 *
 * export const letters = node(loadFrom(text, { path: value("poem.txt") }), (poem: string): number => poem.length);
 * ```
 */
export const text: Format<TextLoadOptions, SaveFileOptions, TextData> = createFormat<
  TextLoadOptions,
  SaveFileOptions,
  TextData
>("text", {
  load: (options, { signal }) => loadText(options, signal),
  stream: (options, { signal }) => streamLines(options, signal),
  save: (data, options, { signal }) => saveText(data, options, signal),
});

async function loadText(
  { path, encoding }: TextLoadOptions,
  signal: AbortSignal,
): Promise<readonly [data: string, metadata: DataMetadata]> {
  const start = performance.now();
  const source = describePath(toFilePath(path));
  const [bytes, facts] = await readWhole(path, signal);
  if (bytes.length > constants.MAX_STRING_LENGTH)
    throw new DataError({ source }, "The file is too large to be one string. Read it line by line, as a stream.");
  const decoder = new FileDecoder(source, encoding);
  const data = decoder.decode(bytes) + decoder.end();
  return [data, { ...facts, rows: null, columns: [], durationMs: performance.now() - start }];
}

async function streamLines(
  { path, encoding }: TextLoadOptions,
  signal: AbortSignal,
): Promise<readonly [lines: RowStream<string>, metadata: DataMetadata]> {
  const start = performance.now();
  const file = await openFile(path);
  const lines = toRowStream(toLists(readLines(file, encoding, signal)), () => file.handle.close());
  const metadata = { path: file.path.given, rows: null, bytes: null, columns: [], checksum: null };
  return [lines, { ...metadata, durationMs: performance.now() - start }];
}

async function* toLists(batches: AsyncGenerator<LineBatch>): AsyncGenerator<readonly string[]> {
  for await (const { lines } of batches) yield lines;
}

async function saveText(data: unknown, options: SaveFileOptions, signal: AbortSignal): Promise<DataMetadata> {
  const start = performance.now();
  const [rows, facts] = await saveFile(options, signal, async (sink) => {
    const writer = new TextWriter(sink);
    const rows = typeof data === "string" ? (writer.add(data, 0), null) : await addLines(data, writer);
    await writer.end();
    return rows;
  });
  return { ...facts, rows, columns: [], durationMs: performance.now() - start };
}

async function addLines(data: unknown, writer: TextWriter): Promise<number> {
  const { source } = writer;
  if (typeof data !== "object" || data === null || !(Symbol.asyncIterator in data || Symbol.iterator in data))
    throw new DataError(
      { source },
      `A text is a string or a stream of lines, not ${describeKind(data)}. Save other data as json.`,
    );
  let row = 0;
  // A cast, because what the elements are is tested below.
  for await (const line of data as AsyncIterable<unknown>) {
    row++;
    if (typeof line !== "string")
      throw new DataError({ source, row }, `A line must be a string, not ${describeKind(line)}.`);
    if (/\n|\r$/.test(line)) throw new DataError({ source, row }, "The line contains the end of a line.");
    if (writer.add(`${line}\n`, row)) await writer.flush();
  }
  return row;
}
