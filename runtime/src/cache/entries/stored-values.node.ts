/** The values in a store: finds and saves them by key, and never trusts what it reads. */
import { describeThrown } from "../../errors/words.js";
import { isThenable } from "../../execute/call/is-thenable.js";
import type { ValueCodec } from "../../versions/value-codec.js";
import type { CacheStore } from "../stores/cache-store.js";
import { deserialize } from "../values/deserialize.node.js";
import { serialize } from "../values/serialize.node.js";
import { createNodeHasher, toHexHash } from "../create-hasher.node.js";
import { readRecord, RECORD_VERSION, toRecordBytes, type CacheRecord } from "./cache-record.node.js";

/** The number of bytes up to which a value is kept in its record, which saves a file and a read. */
const MOST_INLINE = 4096;

/** Why a value was not found: there is no record, its bytes are gone, or something was damaged. */
export type MissReason = "unknown" | "removed" | "damaged" | "unreadable";

/** What a lookup has given. */
export type Lookup =
  | FoundValue
  | {
      readonly kind: "missing";
      /** Why there is no value. */
      readonly reason: MissReason;
    };

/** A value that was found. */
export interface FoundValue {
  readonly kind: "found";
  /** The value, which nothing else has. */
  readonly value: unknown;
  /** What is known of it. */
  readonly record: CacheRecord;
}

/** A value that is ready to be written. */
export interface PreparedValue {
  /** The key under which it is stored. */
  readonly key: string;
  /** The record that is written after the bytes. */
  readonly record: CacheRecord;
  /** The bytes of the blob; null if the value is in its record. */
  readonly blob: readonly Uint8Array[] | null;
  /** Number of bytes. */
  readonly size: number;
}

/** What is known of a value before it is stored. */
export type StoredFacts = Pick<
  CacheRecord,
  "key" | "node" | "codeVersion" | "inputs" | "dataVersion" | "format" | "durationMs"
>;

/** Values by key, in a store of bytes. */
export class StoredValues {
  readonly #store: CacheStore;
  readonly #codecs: readonly ValueCodec[];
  /** Reports that the store cannot be read or written. */
  readonly #onFault: (doing: "read" | "written", thrown: unknown) => void;

  constructor(
    store: CacheStore,
    codecs: readonly ValueCodec[],
    onFault: (doing: "read" | "written", thrown: unknown) => void,
  ) {
    this.#store = store;
    this.#codecs = codecs;
    this.#onFault = onFault;
  }

  /** Finds a value; never fails. Returns a promise if the store does. */
  find(key: string): Lookup | Promise<Lookup> {
    return this.#get(`records/${key}`, (bytes) => {
      if (bytes === undefined) return missing("unknown");
      const record = readRecord(bytes, key);
      if (record === null) return missing("damaged");
      if (record.blob === null) return this.#decode(record, Buffer.from(record.inline!, "base64"));
      const { blob, size } = record;
      return this.#get(`blobs/${blob}`, (content) => {
        if (content === undefined) return missing("removed");
        if (content.length === size && toHexHash(content) === blob) return this.#decode(record, content);
        this.#discard(`blobs/${blob}`);
        return missing("damaged");
      });
    });
  }

  /**
   * Serialises a value at once, so that nothing can change it before it is written.
   *
   * @returns What is wrong with a value that cannot be serialised; undefined if nothing is to be written.
   */
  prepare(facts: StoredFacts, value: unknown): PreparedValue | string | undefined {
    if (this.#store.isReadOnly === true) return undefined;
    const { format } = facts;
    const codec = this.#codecs.find(({ name }) => name === format);
    let chunks: readonly Uint8Array[];
    try {
      chunks = serialize(codec === undefined ? value : codec.encode(value), this.#codecs);
    } catch (thrown) {
      return `a value that cannot be serialised (${describeThrown(thrown)})`;
    }
    const size = chunks.reduce((sum, { length }) => sum + length, 0);
    const isInline = size <= MOST_INLINE;
    const blob = isInline ? null : this.#hashOf(chunks);
    const inline = isInline ? Buffer.concat(chunks).toString("base64") : null;
    const record: CacheRecord = { record: RECORD_VERSION, ...facts, size, blob, inline, at: Date.now() };
    return { key: facts.key, record, blob: isInline ? null : chunks, size };
  }

  /**
   * Writes a value, the bytes before the record that names them.
   *
   * @throws What the store throws; or returns a promise that is rejected with it.
   */
  put({ key, record, blob }: PreparedValue): void | PromiseLike<void> {
    const writeRecord = (): void | PromiseLike<void> => this.#store.put(`records/${key}`, [toRecordBytes(record)]);
    const written = blob === null ? undefined : this.#store.put(`blobs/${record.blob!}`, blob);
    return isThenable(written) ? Promise.resolve(written).then(writeRecord) : writeRecord();
  }

  /** Writes a value as {@link put} does; never fails. */
  write(prepared: PreparedValue): void | Promise<void> {
    const fail = (thrown: unknown): void => this.#onFault("written", thrown);
    try {
      const done = this.put(prepared);
      if (!isThenable(done)) return undefined;
      const settled = Promise.resolve(done).catch(fail);
      // A sync run cannot wait.
      return this.#store.isAsync === true ? settled : undefined;
    } catch (thrown) {
      fail(thrown);
    }
  }

  #decode(record: CacheRecord, bytes: Uint8Array): Lookup {
    try {
      const data = deserialize(bytes, this.#codecs);
      if (record.format === null) return { kind: "found", value: data, record };
      const codec = this.#codecs.find(({ name }) => name === record.format);
      return codec === undefined ? missing("unreadable") : { kind: "found", value: codec.decode(data), record };
    } catch {
      return missing("unreadable");
    }
  }

  #hashOf(chunks: readonly Uint8Array[]): string {
    const hasher = createNodeHasher();
    for (const chunk of chunks) hasher.update(chunk);
    return Buffer.from(hasher.digest()).toString("hex");
  }

  #get(key: string, use: (bytes: Uint8Array | undefined) => Lookup | Promise<Lookup>): Lookup | Promise<Lookup> {
    const fail = (thrown: unknown): Lookup => {
      this.#onFault("read", thrown);
      return missing("unreadable");
    };
    try {
      const bytes = this.#store.get(key);
      if (!isThenable(bytes)) return use(bytes);
      const found = Promise.resolve(bytes).then(use).catch(fail);
      // Nodes were planned as sync ones, which cannot wait.
      const isDeclared = this.#store.isAsync === true;
      return isDeclared ? found : fail(new TypeError("`get` returned a promise without `isAsync: true`"));
    } catch (thrown) {
      return fail(thrown);
    }
  }

  /** Removes bytes that are not what their name says, so that the right ones can take their place. */
  #discard(key: string): void {
    try {
      const answer = this.#store.delete(key);
      if (isThenable(answer)) Promise.resolve(answer).catch(() => {});
    } catch {
      // A store that only serves reads keeps them; they are refused again.
    }
  }
}

function missing(reason: MissReason): Lookup {
  return { kind: "missing", reason };
}
