/** Finds the messages in files of Arrow's format for exchange, of which a table consists. */
import { DataError } from "../../data/data-error.js";

/** One message, with its body. */
export interface ArrowMessage {
  /** What it describes: the schema, values that others refer to, or some rows. */
  readonly kind: "schema" | "dictionary" | "rows";
  /** All bytes of the message, as the library reads them. */
  readonly bytes: Uint8Array;
}

/** Reads some bytes of a file: fewer if it ends before. */
export type ReadBytes = (start: number, length: number) => Promise<Uint8Array>;

const MAGIC = "ARROW1";

/** Kinds of messages by their number in the format. */
const KINDS: ReadonlyMap<number, ArrowMessage["kind"]> = new Map([
  [1, "schema"],
  [2, "dictionary"],
  [3, "rows"],
]);

/**
 * Reads the messages of a file one by one, in the order in which they stand in both formats of Arrow.
 *
 * @see https://arrow.apache.org/docs/format/Columnar.html#encapsulated-message-format
 * @throws DataError if this is no Arrow file, or if it is cut off.
 */
export async function* readMessages(read: ReadBytes, length: number, source: string): AsyncGenerator<ArrowMessage> {
  const isFile = (await toText(read(0, 6))) === MAGIC;
  if (isFile && (length < 16 || (await toText(read(length - 6, 6))) !== MAGIC)) throw toCut(source);
  let at = isFile ? 8 : 0;
  for (let count = 0; ; count++) {
    const head = viewOf(await read(at, 8));
    // A stream may also just end after a message.
    if (head.byteLength < 4 && !isFile && count > 0 && head.byteLength === 0) return;
    if (head.byteLength < 4) throw count === 0 ? toForeign(source, length) : toCut(source);
    // Older files have no mark before the length.
    const isMarked = head.getInt32(0, true) === -1;
    const prefix = isMarked ? 8 : 4;
    if (head.byteLength < prefix) throw toCut(source);
    const size = head.getInt32(prefix - 4, true);
    if (size === 0) return;
    if (count === 0 && (size < 0 || size > length)) throw toForeign(source, length);
    const meta = await read(at + prefix, size);
    if (size < 0 || meta.length < size) throw toCut(source);
    const { kind, bodyLength } = readHead(meta, source, length, count);
    const bytes = await read(at, prefix + size + bodyLength);
    if (bytes.length < prefix + size + bodyLength) throw toCut(source);
    at += bytes.length;
    const known = KINDS.get(kind);
    if (known !== undefined) yield { kind: known, bytes };
  }
}

/** Reads two fields of a message, which is a table in the format of FlatBuffers. */
function readHead(
  meta: Uint8Array,
  source: string,
  length: number,
  count: number,
): { readonly kind: number; readonly bodyLength: number } {
  try {
    const view = viewOf(meta);
    const table = view.getUint32(0, true);
    const fields = table - view.getInt32(table, true);
    const find = (slot: number): number =>
      slot < view.getUint16(fields, true) ? view.getUint16(fields + slot, true) : 0;
    const [kind, body] = [find(6), find(10)];
    const bodyLength = body === 0 ? 0 : Number(view.getBigInt64(table + body, true));
    if (bodyLength < 0) throw toCut(source);
    return { kind: kind === 0 ? 0 : view.getUint8(table + kind), bodyLength };
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    throw count === 0 ? toForeign(source, length) : toCut(source);
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

async function toText(bytes: Promise<Uint8Array>): Promise<string> {
  return String.fromCharCode(...(await bytes));
}

function toForeign(source: string, length: number): DataError {
  return new DataError({ source }, length === 0 ? "The file is empty; it is no Arrow file." : "This is no Arrow file.");
}

function toCut(source: string): DataError {
  return new DataError({ source }, "The file is cut off or damaged. Was it copied or written completely?");
}
