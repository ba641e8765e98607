/** The store in a bucket: one object per entry. */
import type { CacheStore } from "../cache-store.js";
import { joinBytes, sizeOf } from "../join-bytes.js";
import { StoreError } from "../remote/store-error.js";
import { isKey, kindOf } from "../store-keys.js";
import { readElement, readElements } from "./read-xml.js";
import type { S3Requests } from "./s3-requests.js";

/** The most bytes that one request may put. */
const MOST_BYTES = 5 * 1024 ** 3;

/** A blob of this size is not sent if it is there already; for a smaller one, asking would take as long. */
const LARGE = 256 * 1024;

/**
 * A cache in a bucket. It has no claims: a server that does not know conditional writes takes them as plain ones, so that
 * two processes would have the same claim. Nothing removes old entries but a rule of the bucket.
 */
export class S3Store implements CacheStore {
  /** All methods return promises. */
  readonly isAsync = true;
  /** What messages call the store. */
  readonly name: string;
  /** Whether nothing is written. */
  readonly isReadOnly: boolean;
  readonly #requests: S3Requests;
  readonly #prefix: string;
  /** Whether an object was found or put, so that there is a bucket. */
  #hasBucket = false;

  /**
   * @param name - The bucket in messages.
   * @param prefix - What the name of every object begins with.
   */
  constructor(requests: S3Requests, name: string, prefix: string, readOnly: boolean) {
    this.#requests = requests;
    this.name = name;
    this.#prefix = prefix;
    this.isReadOnly = readOnly;
  }

  /** Returns the bytes of an entry; undefined if there is none. */
  async get(key: string): Promise<Uint8Array | undefined> {
    const object = this.#nameOf(key);
    return (await this.#requests.send({ method: "GET", object }))?.body;
  }

  /** Adds or replaces an entry. */
  async put(key: string, bytes: Uint8Array | readonly Uint8Array[]): Promise<void> {
    const object = this.#nameOf(key);
    if (this.isReadOnly) return;
    const size = sizeOf(bytes);
    if (size > MOST_BYTES)
      throw new StoreError(`A value of ${size} bytes is too large for S3, which takes at most 5 GB at once.`);
    if (size >= LARGE && kindOf(key) === "blobs") {
      const found = await this.#requests.send({ method: "HEAD", object });
      if (found?.length === size) return;
    }
    await this.#requests.send({ method: "PUT", object, body: joinBytes(bytes) });
    this.#hasBucket = true;
  }

  /** Whether there is an entry. */
  async has(key: string): Promise<boolean> {
    const object = this.#nameOf(key);
    if ((await this.#requests.send({ method: "HEAD", object })) !== null) return true;
    // The answer does not say whether the object is missing, or the bucket; a list does.
    if (!this.#hasBucket) await this.#listPage("", null);
    this.#hasBucket = true;
    return false;
  }

  /** Removes an entry; nothing happens if there is none. */
  async delete(key: string): Promise<void> {
    const object = this.#nameOf(key);
    if (!this.isReadOnly) await this.#requests.send({ method: "DELETE", object });
  }

  /** Lists the keys that begin with a prefix, with one request per thousand. */
  async list(prefix: string): Promise<readonly string[]> {
    // No key has other characters.
    if (!/^[a-z0-9._/-]*$/.test(prefix)) return [];
    const found: string[] = [];
    let token: string | null = null;
    do {
      const xml: string = await this.#listPage(prefix, token);
      found.push(...readElements(xml, "Key").map((name) => name.slice(this.#prefix.length)));
      token = readElement(xml, "IsTruncated") === "true" ? readElement(xml, "NextContinuationToken") : null;
    } while (token !== null);
    return found.filter((key) => isKey(key) && key.startsWith(prefix));
  }

  async #listPage(prefix: string, token: string | null): Promise<string> {
    const query = {
      "list-type": "2",
      prefix: this.#prefix + prefix,
      ...(token === null ? {} : { "continuation-token": token }),
    };
    const answer = await this.#requests.send({ method: "GET", object: "", query });
    const xml = new TextDecoder().decode(answer?.body);
    if (!xml.includes("<ListBucketResult")) throw new StoreError(`${this.name} does not answer with a list.`);
    return xml;
  }

  #nameOf(key: string): string {
    kindOf(key);
    return this.#prefix + key;
  }
}
