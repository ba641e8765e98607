/** The format `bytes`. */
import { DataError } from "../../data/data-error.js";
import type { DataMetadata } from "../../data/data-types.js";
import { createFormat, type Format } from "../../data/format.js";
import { describeKind } from "../../errors/words.js";
import type { LoadFileOptions, SaveFileOptions } from "../files/file-options.js";
import { openFile, readPieces, readWhole } from "../files/read-file.node.js";
import { type RowStream, toRowStream } from "../files/row-stream.js";
import { type FileSink, saveFile } from "../files/save-file.node.js";

export type { LoadFileOptions, SaveFileOptions } from "../files/file-options.js";

/** What can be saved as bytes: all of them, or pieces of them. */
export type BytesData = Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * Loads and saves the bytes of a file, for example of an image or a model. The whole file is a `Uint8Array`; a stream
 * has pieces of at most 256 KiB.
 *
 * @example
 * ```ts
 * "use dataflow";
 * import { loadFrom, node, value } from "@icosian/runtime";
 * import { bytes } from "@icosian/runtime/bytes";
 *
 * export const size = node(loadFrom(bytes, { path: value("model.bin") }), (model: Uint8Array): number => model.length);
 * ```
 */
export const bytes: Format<LoadFileOptions, SaveFileOptions, BytesData> = createFormat<
  LoadFileOptions,
  SaveFileOptions,
  BytesData
>("bytes", {
  load: (options, { signal }) => loadBytes(options, signal),
  stream: (options, { signal }) => streamBytes(options, signal),
  save: (data, options, { signal }) => saveBytes(data, options, signal),
});

async function loadBytes(
  { path }: LoadFileOptions,
  signal: AbortSignal,
): Promise<readonly [data: Uint8Array, metadata: DataMetadata]> {
  const start = performance.now();
  const [whole, facts] = await readWhole(path, signal);
  // A plain array, because methods of buffers such as `slice` behave differently.
  const data = new Uint8Array(whole.buffer, whole.byteOffset, whole.length);
  return [data, { ...facts, rows: null, columns: [], durationMs: performance.now() - start }];
}

async function streamBytes(
  { path }: LoadFileOptions,
  signal: AbortSignal,
): Promise<readonly [pieces: RowStream<Uint8Array>, metadata: DataMetadata]> {
  const start = performance.now();
  const file = await openFile(path);
  async function* toLists(): AsyncGenerator<readonly Uint8Array[]> {
    for await (const piece of readPieces(file, signal))
      yield [new Uint8Array(piece.buffer, piece.byteOffset, piece.length)];
  }
  const metadata = { path: file.path.given, rows: null, bytes: file.bytes, columns: [], checksum: null };
  const pieces = toRowStream(toLists(), () => file.handle.close());
  return [pieces, { ...metadata, durationMs: performance.now() - start }];
}

async function saveBytes(data: unknown, options: SaveFileOptions, signal: AbortSignal): Promise<DataMetadata> {
  const start = performance.now();
  const [, facts] = await saveFile(options, signal, (sink) => write(data, sink));
  return { ...facts, rows: null, columns: [], durationMs: performance.now() - start };
}

async function write(data: unknown, sink: FileSink): Promise<void> {
  const { source } = sink;
  if (data instanceof Uint8Array) return sink.write(data);
  const isStream = typeof data === "object" && data !== null && !ArrayBuffer.isView(data);
  if (!isStream || !(Symbol.asyncIterator in data || Symbol.iterator in data))
    throw new DataError({ source }, `Bytes are a Uint8Array or a stream of them, not ${describeKind(data)}.`);
  let row = 0;
  // A cast, because what the elements are is tested below.
  for await (const piece of data as AsyncIterable<unknown>) {
    row++;
    if (!(piece instanceof Uint8Array))
      throw new DataError({ source, row }, `A piece must be a Uint8Array, not ${describeKind(piece)}.`);
    await sink.write(piece);
  }
}
