/** A store that keeps a cache in memory, for as long as the program runs. */
import { readOptions, type OptionKinds } from "../../lifecycle/adapters/read-options.js";
import type { CacheStore } from "./cache-store.js";
import { joinBytes } from "./join-bytes.js";
import { kindOf } from "./store-keys.js";

/** Options of {@link memory}. */
export interface MemoryOptions {
  /** The most bytes that are kept; default: 256,000,000. Entries that were used least recently give way. */
  readonly maxBytes?: number;
}

const KINDS: OptionKinds<MemoryOptions> = {
  maxBytes: {
    is: (value) => typeof value === "number" && value >= 0,
    give: "a number of bytes, or Infinity",
  },
};

const DEFAULT_BYTES = 256_000_000;

/** What an entry costs besides its bytes, so that entries without bytes are not kept without end. */
const BYTES_PER_ENTRY = 200;

/**
 * Creates a store in memory. Dataflows that are given the same store share what is in it.
 *
 * Bytes are copied when they are put and when they are got, because values that are read may be views of them. An entry that
 * is larger than the store is not kept.
 *
 * @throws DataflowError ICO6016 if an option is unknown or invalid.
 */
export function memory(options?: MemoryOptions): MemoryStore {
  return new MemoryStore(readOptions("memory", options, KINDS).maxBytes ?? DEFAULT_BYTES);
}

/** A store in memory. All methods return at once. */
export class MemoryStore implements CacheStore {
  /** What messages call the store. */
  readonly name: string = "the memory";
  /** In the order of their last use. */
  readonly #entries = new Map<string, Uint8Array>();
  readonly #maxBytes: number;
  #bytes = 0;

  /** @param maxBytes - The most bytes that are kept. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Returns a copy of the bytes of an entry; undefined if there is none. */
  get(key: string): Uint8Array | undefined {
    kindOf(key);
    const found = this.#entries.get(key);
    if (found === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, found);
    return found.slice();
  }

  /** Adds or replaces an entry by a copy of the bytes. */
  put(key: string, bytes: Uint8Array | readonly Uint8Array[]): void {
    kindOf(key);
    const copy = joinBytes(bytes);
    this.delete(key);
    if (costOf(copy) > this.#maxBytes) return;
    this.#entries.set(key, copy);
    this.#bytes += costOf(copy);
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#maxBytes) break;
      this.delete(oldest);
    }
  }

  /** Whether there is an entry. */
  has(key: string): boolean {
    kindOf(key);
    return this.#entries.has(key);
  }

  /** Removes an entry; nothing happens if there is none. */
  delete(key: string): void {
    kindOf(key);
    const found = this.#entries.get(key);
    if (found === undefined) return;
    this.#entries.delete(key);
    this.#bytes -= costOf(found);
  }

  /** Lists the keys that begin with a prefix. */
  list(prefix: string): readonly string[] {
    return [...this.#entries.keys()].filter((key) => key.startsWith(prefix));
  }
}

function costOf({ length }: Uint8Array): number {
  return length + BYTES_PER_ENTRY;
}
