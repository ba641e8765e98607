/**
 * Records of caches: what is known of one stored value. A record has a checksum, and says for which key it was made, so
 * that a record that was damaged, or moved to another key, is not used.
 */
import { toHexHash } from "../create-hasher.node.js";

/** Version of the form of records and of the layout of their values. */
export const RECORD_VERSION = 1;

/** One stored value. */
export interface CacheRecord {
  /** The {@link RECORD_VERSION} that wrote it. */
  readonly record: number;
  /** The key for which it was made. */
  readonly key: string;
  /** Name of the node that was computed. */
  readonly node: string;
  /** Code version of the node. */
  readonly codeVersion: string;
  /** Data versions of the inputs, in their order; null for an input that was absent or does not count. */
  readonly inputs: readonly (string | null)[];
  /** Content hash of the value. */
  readonly dataVersion: string;
  /** Name of the codec that has converted the whole value; null if none has. */
  readonly format: string | null;
  /** Number of bytes of the serialised value. */
  readonly size: number;
  /** Hash of these bytes, under which they are stored as a blob; null if they are in `inline`. */
  readonly blob: string | null;
  /** The bytes themselves in Base64, if there are few of them; otherwise null. */
  readonly inline: string | null;
  /** When the value was computed, in milliseconds since 1970. */
  readonly at: number;
  /** How long that took, in milliseconds. */
  readonly durationMs: number;
}

const HEAD = '{"checksum":"';
const CHECKSUM_LENGTH = 64;

/** Writes a record as JSON with its checksum. */
export function toRecordBytes(record: CacheRecord): Uint8Array {
  const rest = JSON.stringify(record).slice(1);
  return Buffer.from(`${HEAD}${toHexHash(rest)}",${rest}`);
}

/**
 * Reads a record.
 *
 * @returns Null if the bytes are no whole and unchanged record of this version for this key.
 */
export function readRecord(bytes: Uint8Array, key: string): CacheRecord | null {
  const start = HEAD.length + CHECKSUM_LENGTH + 2;
  if (bytes.length <= start) return null;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (text.toString("latin1", 0, HEAD.length) !== HEAD) return null;
  const checksum = text.toString("latin1", HEAD.length, HEAD.length + CHECKSUM_LENGTH);
  if (toHexHash(bytes.subarray(start)) !== checksum) return null;
  let record: CacheRecord;
  try {
    // A cast because the fields are tested below; the checksum says that nothing has changed them by accident.
    record = JSON.parse(`{${text.toString("utf8", start)}`) as CacheRecord;
  } catch {
    return null;
  }
  return isRecordFor(record, key) ? record : null;
}

function isRecordFor(record: Readonly<Record<keyof CacheRecord, unknown>>, key: string): boolean {
  const { size, blob, inline, dataVersion, format, at, codeVersion, node, inputs, durationMs } = record;
  return (
    record.record === RECORD_VERSION &&
    record.key === key &&
    isHex(dataVersion) &&
    typeof codeVersion === "string" &&
    typeof node === "string" &&
    Array.isArray(inputs) &&
    typeof at === "number" &&
    typeof durationMs === "number" &&
    (format === null || typeof format === "string") &&
    Number.isSafeInteger(size) &&
    ((isHex(blob) && inline === null) || (blob === null && typeof inline === "string"))
  );
}

function isHex(value: unknown): boolean {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
}
