/** A store whose entries are signed: what somebody without the key has written is as if it were not there. */
import { describeKind } from "../../errors/words.js";
import { readOptions, type OptionKinds } from "../../lifecycle/adapters/read-options.js";
import type { CacheStore } from "./cache-store.js";
import { refuseOptions, UNCHECKED } from "./remote/remote-options.js";
import { SignedStore } from "./signed/signed-store.node.js";

/** A secret: at least 16 bytes, better 32 random ones. A text stands for its bytes in UTF-8. */
export type SigningKey = string | Uint8Array;

/** Options of {@link signed}: `key` or `keys`. */
export interface SignedOptions {
  /** The secret that signs and checks. */
  readonly key?: SigningKey;
  /** Several secrets instead: the first one signs, and what any of them has signed is used. */
  readonly keys?: readonly SigningKey[];
}

const KINDS: OptionKinds<SignedOptions> = { key: UNCHECKED, keys: UNCHECKED };

const LEAST_BYTES = 16;

/**
 * Wraps a store so that what is put carries a signature (HMAC-SHA-256 over key and bytes), and what is got without a right
 * one is as if it were not there, with one warning. So a cache may be kept where others can write, and readers of an
 * unsigned entry compute the value themselves. An entry cannot be moved to another key either.
 *
 * The signature stands after the bytes. A blob whose name is the SHA-256 of its bytes has none: its name is compared
 * instead, and the record that names it is signed.
 *
 * Everyone who has a key can also sign with it. Someone who may read but not write gets a store that is `readOnly`.
 *
 * @throws DataflowError ICO6016 if an option is invalid.
 * @example
 * ```ts
 * import { dataflow } from "@icosian/runtime";
 * import { cache, folder, signed } from "@icosian/runtime/cache";
 * import * as features from "./features.js";
 *
 * declare const key: string;
 *
 * const store = signed(folder("/mnt/shared/cache"), { key });
 * const flow = dataflow({ modules: [features], adapters: [cache({ store })] });
 * ```
 */
export function signed<Store extends CacheStore>(store: Store, options: SignedOptions): SignedStore<Store> {
  if (typeof (store as unknown as CacheStore | null)?.get !== "function")
    refuseOptions("signed", `\`signed\` needs a store, not ${describeKind(store)}.`);
  return new SignedStore(store, readKeys(readOptions<SignedOptions>("signed", options, KINDS)));
}

function readKeys({ key, keys }: SignedOptions): readonly Uint8Array[] {
  if (key !== undefined && keys !== undefined)
    return refuseOptions("signed", "`signed` has a `key` and `keys`. Keep one of them.");
  const given: unknown = keys ?? (key === undefined ? [] : [key]);
  if (!Array.isArray(given) || given.length === 0)
    return refuseOptions("signed", "`signed` needs a secret as its `key`, or a list of several as its `keys`.");
  return given.map((each: unknown) => {
    // No message says more of a secret.
    if (typeof each !== "string" && !(each instanceof Uint8Array))
      return refuseOptions("signed", "A key of `signed` is neither a text nor bytes.");
    const secret = Uint8Array.from(typeof each === "string" ? new TextEncoder().encode(each) : each);
    if (secret.length < LEAST_BYTES)
      refuseOptions("signed", `A key of \`signed\` has ${secret.length} bytes; it needs at least ${LEAST_BYTES}.`);
    return secret;
  });
}
