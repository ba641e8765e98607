/** The store that signs what it puts, and checks what it gets. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { isThenable } from "../../../execute/call/is-thenable.js";
import { toHexHash } from "../../create-hasher.node.js";
import type { CacheStore } from "../cache-store.js";
import { useWhenThere, type MaybePromise } from "../maybe-promise.js";
import { kindOf } from "../store-keys.js";

/** Stands before each key that is signed, so that signatures for other purposes are none. */
const PURPOSE = "icosian store 1\0";

const DIGEST_BYTES = 32;

/** A blob whose name says what its bytes are: SHA-256. */
const CONTENT_KEY = /^blobs\/[0-9a-f]{64}$/;

/** A store that signs what it puts, and checks what it gets. */
export class SignedStore<Store extends CacheStore = CacheStore> implements CacheStore {
  /** What messages call the store. */
  readonly name: string;
  /** Whether the methods return promises, as those of the store inside do. */
  readonly isAsync: Store extends { readonly isAsync: true } ? true : false;
  /** Whether nothing is written. */
  readonly isReadOnly: boolean;
  /** Lists keys, if the store inside does; entries without a right signature are among them. */
  readonly list?: NonNullable<CacheStore["list"]>;
  /** Claims the work for a key, if the store inside does. */
  readonly claim?: NonNullable<CacheStore["claim"]>;
  readonly #store: CacheStore;
  readonly #keys: readonly Uint8Array[];
  #hasWarned = false;

  /** @param keys - The first one signs. */
  constructor(store: Store, keys: readonly Uint8Array[]) {
    this.name = store.name ?? "the store";
    // A cast, because it follows from the type of the store.
    this.isAsync = (store.isAsync === true) as typeof this.isAsync;
    this.isReadOnly = store.isReadOnly === true;
    this.#store = store;
    this.#keys = keys;
    if (store.list !== undefined) this.list = (prefix) => store.list!(prefix);
    if (store.claim !== undefined) this.claim = (key) => store.claim!(key);
  }

  /** Returns the bytes of an entry; undefined if there is none, or none that is signed. */
  get(key: string): MaybePromise<Uint8Array | undefined> {
    kindOf(key);
    return useWhenThere(this.#store.get(key), (bytes) => {
      if (bytes === undefined) return undefined;
      const checked = this.#check(key, bytes);
      if (checked === undefined) this.#warn(key);
      return checked;
    });
  }

  /** Adds or replaces an entry, with its signature. */
  put(key: string, bytes: Uint8Array | readonly Uint8Array[]): MaybePromise<void> {
    kindOf(key);
    if (CONTENT_KEY.test(key)) return this.#store.put(key, bytes);
    const chunks = bytes instanceof Uint8Array ? [bytes] : bytes;
    return this.#store.put(key, [...chunks, toSignature(this.#keys[0]!, key, chunks)]);
  }

  /** Whether there is an entry that is signed; it is read for that. */
  has(key: string): MaybePromise<boolean> {
    return useWhenThere(this.get(key), (bytes) => bytes !== undefined);
  }

  /** Removes an entry; nothing happens if there is none. */
  delete(key: string): MaybePromise<void> {
    return this.#store.delete(key);
  }

  /** Removes what is old or too much in the store inside. */
  maintain(): void {
    this.#store.maintain?.();
  }

  /** Closes the store inside. */
  close(): MaybePromise<void> {
    return this.#store.close?.();
  }

  /** The bytes without their signature; undefined if it is not right. */
  #check(key: string, bytes: Uint8Array): Uint8Array | undefined {
    if (CONTENT_KEY.test(key)) {
      if (toHexHash(bytes) === key.slice("blobs/".length)) return bytes;
      // So that the right bytes can take its place: stores do not write a blob again that is there.
      this.#discard(key);
      return undefined;
    }
    if (bytes.length < DIGEST_BYTES) return undefined;
    // Both begin at the start of their buffer, as those of a store do.
    const content = bytes.subarray(0, bytes.length - DIGEST_BYTES);
    const signature = bytes.subarray(content.length);
    const isRight = this.#keys.some((secret) => timingSafeEqual(toSignature(secret, key, [content]), signature));
    if (!isRight && key.startsWith("blobs/")) this.#discard(key);
    return isRight ? content : undefined;
  }

  #discard(key: string): void {
    if (this.isReadOnly) return;
    try {
      const answer = this.#store.delete(key);
      if (isThenable(answer)) Promise.resolve(answer).catch(() => {});
    } catch {
      // It is refused again.
    }
  }

  #warn(key: string): void {
    if (this.#hasWarned) return;
    this.#hasWarned = true;
    process.emitWarning(
      `An entry in ${this.name} has no right signature (${key}), so it is not used. It was damaged, or written by someone without the key.`,
      "DataflowWarning",
    );
  }
}

function toSignature(secret: Uint8Array, key: string, chunks: readonly Uint8Array[]): Uint8Array {
  // No key of a store has a zero character, so it is clear where the bytes begin.
  const mac = createHmac("sha256", secret).update(`${PURPOSE}${key}\0`);
  for (const chunk of chunks) mac.update(chunk);
  return mac.digest();
}
