/** Loads Arrow files: as columns, and record batch by record batch as rows. */
import type { Column, DataMetadata } from "../../data/data-types.js";
import { describeColumns } from "../files/describe-column.js";
import { describePath, toFilePath } from "../files/file-path.node.js";
import { type OpenFile, openFile, readWhole } from "../files/read-file.node.js";
import { type RowStream, toRowStream } from "../files/row-stream.js";
import { toFileError } from "../files/to-file-error.node.js";
import { toRowObjects } from "../files/to-row-objects.js";
import { decodeColumns, type NamedColumns } from "./arrow-columns.js";
import type { ArrowLoadOptions } from "./arrow-options.js";
import { type ArrowMessage, type ReadBytes, readMessages } from "./read-messages.js";

/** Loads an Arrow file as a record of columns. */
export async function loadArrow(
  { path, columns: wanted }: ArrowLoadOptions,
  signal: AbortSignal,
): Promise<readonly [data: Readonly<Record<string, Column>>, metadata: DataMetadata]> {
  const start = performance.now();
  const source = describePath(toFilePath(path));
  const [whole, facts] = await readWhole(path, signal);
  // A plain array, because parts of a buffer, which columns of bytes are, would be buffers.
  const bytes = new Uint8Array(whole.buffer, whole.byteOffset, whole.length);
  const read: ReadBytes = (from, length) => Promise.resolve(bytes.subarray(from, from + length));
  // The library does not notice everything that is missing.
  for await (const _ of readMessages(read, bytes.length, source)) signal.throwIfAborted();
  const columns = Object.fromEntries(decodeColumns(bytes, wanted, source));
  const rows = Object.values(columns)[0]?.length ?? 0;
  return [columns, { ...facts, rows, columns: describeColumns(columns), durationMs: performance.now() - start }];
}

/** Opens an Arrow file as a stream of rows. One record batch is in memory at a time, with the dictionaries before it. */
export async function streamArrow(
  options: ArrowLoadOptions,
  signal: AbortSignal,
): Promise<readonly [rows: RowStream<Readonly<Record<string, unknown>>>, metadata: DataMetadata]> {
  const start = performance.now();
  const { path, columns: wanted } = options;
  const file = await openFile(path);
  const source = describePath(file.path);
  const messages = readMessages(toReader(file, signal), file.bytes, source);
  try {
    const { value: first, done } = await messages.next();
    // Files of apache-arrow for JavaScript have their schema only at the end; they are read as a whole.
    if (done !== true && first.kind !== "schema") return await streamWhole(options, file, signal);
    const head = done === true ? [] : [first.bytes];
    const columns = decodeColumns(head, wanted, source);
    const metadata: DataMetadata = {
      path: file.path.given,
      rows: null,
      bytes: file.bytes,
      columns: describeColumns(Object.fromEntries(columns)),
      checksum: null,
      durationMs: performance.now() - start,
    };
    const batches = readBatches(messages, head, (all) => decodeColumns(all, wanted, source), file);
    return [toRowStream(batches, () => file.handle.close()), metadata];
  } catch (thrown) {
    await file.handle.close();
    throw thrown;
  }
}

async function streamWhole(
  options: ArrowLoadOptions,
  { handle }: OpenFile,
  signal: AbortSignal,
): Promise<readonly [rows: RowStream<Readonly<Record<string, unknown>>>, metadata: DataMetadata]> {
  await handle.close();
  const [columns, metadata] = await loadArrow(options, signal);
  async function* giveAll(): AsyncGenerator<readonly Readonly<Record<string, unknown>>[]> {
    yield toRowObjects(Object.keys(columns), Object.values(columns), metadata.rows ?? 0);
  }
  return [toRowStream(giveAll(), () => Promise.resolve()), metadata];
}

async function* readBatches(
  messages: AsyncGenerator<ArrowMessage>,
  head: readonly Uint8Array[],
  decode: (messages: readonly Uint8Array[]) => NamedColumns,
  file: OpenFile,
): AsyncGenerator<readonly Readonly<Record<string, unknown>>[]> {
  // The schema, and the dictionaries that have come so far.
  const before = [...head];
  try {
    for await (const { kind, bytes } of messages) {
      if (kind === "dictionary") before.push(bytes);
      if (kind !== "rows") continue;
      const columns = decode([...before, bytes]);
      const names = columns.map(([name]) => name);
      const values = columns.map(([, column]) => column);
      yield toRowObjects(names, values, values[0]?.length ?? 0);
    }
  } finally {
    await file.handle.close();
  }
}

function toReader({ path, handle }: OpenFile, signal: AbortSignal): ReadBytes {
  return async (start, length) => {
    signal.throwIfAborted();
    // A damaged file may promise more than there is.
    const { size } = await handle.stat();
    const bytes = new Uint8Array(Math.max(0, Math.min(length, size - start)));
    for (let done = 0; done < bytes.length;) {
      const read = await handle.read(bytes, done, bytes.length - done, start + done).catch(async (thrown: unknown) => {
        throw await toFileError(thrown, path, "read");
      });
      if (read.bytesRead === 0) return bytes.subarray(0, done);
      done += read.bytesRead;
    }
    return bytes;
  };
}
