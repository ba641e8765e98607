/** Keys of caches: a hash of the code that computes a node and of the values that it reads. */
import type { CreateHasher } from "../../versions/hashing.js";
import { toHex } from "../entries/cache-record.node.js";

/**
 * Returns the key of a computation, 64 hexadecimal digits.
 *
 * @param codeVersion - The version of the code of the node.
 * @param inputs - The data versions of its inputs in their order; null for an input that is absent or does not count.
 */
export function toCacheKey(
  codeVersion: string,
  inputs: readonly (string | null)[],
  createHasher: CreateHasher,
): string {
  // No version contains a space, so different lists give different texts.
  return toHex(createHasher(), Buffer.from(`1 ${codeVersion} ${inputs.map((version) => version ?? "-").join(" ")}`));
}
