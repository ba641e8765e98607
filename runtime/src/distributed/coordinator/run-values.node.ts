/** The values of one run on the side of the coordinator: what they are called in the store, and that they are there. */
import { createNodeHasher } from "../../cache/create-hasher.node.js";
import type { CacheRecord } from "../../cache/entries/cache-record.node.js";
import type { FoundValue, StoredValues } from "../../cache/entries/stored-values.node.js";
import { DataVersions, type DataVersion } from "../../cache/keys/data-versions.js";
import { isThenable } from "../../execute/call/is-thenable.js";
import type { OpaqueValue } from "../../versions/hash-value.js";
import type { ValueCodec } from "../../versions/value-codec.js";
import { toValueKey } from "../jobs/job-keys.node.js";
import type { StoreTurns } from "./store-turns.js";

/** A value that a worker can read. */
export interface SentValue {
  readonly kind: "sent";
  /** Content hash. */
  readonly version: string;
  /** The key of its record. */
  readonly key: string;
  /** Settles when it is in the store; null if it is there already. */
  readonly writing: Promise<void> | null;
}

/** Puts the values of one run into the store, each of them once. */
export class RunValues {
  readonly #stored: StoredValues;
  readonly #turns: StoreTurns;
  readonly #versions: DataVersions;
  /** The records of what came from the store, by value. */
  readonly #records = new WeakMap<object, CacheRecord>();
  /** What has been written, or is being written, by the keys of records. */
  readonly #written = new Map<string, Promise<void> | null>();
  /** Whether the store has lost something, so that what came from it need not be there any more. */
  #hasLost = false;
  #calls = 0;

  /** @param turns - When it may write. */
  constructor(stored: StoredValues, codecs: readonly ValueCodec[], turns: StoreTurns) {
    this.#stored = stored;
    this.#turns = turns;
    this.#versions = new DataVersions(createNodeHasher, codecs);
  }

  /** Returns another number at each call. */
  count(): number {
    return ++this.#calls;
  }

  /** The content hash of a value, or what is no data in it. */
  versionOf(value: unknown): DataVersion {
    return this.#versions.of(value);
  }

  /**
   * Puts a value into the store, unless it comes from there. The value is serialised at once.
   *
   * @param version - The content hash of the value.
   */
  send(value: unknown, version: string): SentValue | OpaqueValue {
    const isObject = typeof value === "object" && value !== null;
    const own = isObject ? this.#records.get(value) : undefined;
    if (own !== undefined && !this.#hasLost) return { kind: "sent", version, key: own.key, writing: null };
    const key = own?.key ?? toValueKey(version);
    const before = this.#written.get(key);
    if (before !== undefined) return { kind: "sent", version, key, writing: before };
    const facts = { key, node: "", codeVersion: "", inputs: [], dataVersion: version, format: null, durationMs: 0 };
    const prepared = this.#stored.prepare(own ?? facts, value);
    if (prepared === undefined) return { kind: "opaque", path: "", what: "a value for a store that is read-only" };
    if (typeof prepared === "string") return { kind: "opaque", path: "", what: prepared };
    const answer = this.#turns.run(() => this.#stored.put(prepared));
    if (!isThenable(answer)) {
      this.#written.set(key, null);
      return { kind: "sent", version, key, writing: null };
    }
    const writing = Promise.resolve(answer).then(
      () => void this.#written.set(key, null),
      (thrown: unknown) => {
        this.#written.delete(key);
        throw thrown;
      },
    );
    this.#written.set(key, writing);
    return { kind: "sent", version, key, writing };
  }

  /** Remembers where a value came from, so that it is not written again. */
  keep({ value, record }: FoundValue): void {
    this.#versions.set(value, record.dataVersion);
    if (typeof value === "object" && value !== null) this.#records.set(value, record);
  }

  /** Forgets what is in the store, because it has lost something: what is sent from now on is written again. */
  forget(): void {
    this.#hasLost = true;
    this.#written.clear();
  }
}
