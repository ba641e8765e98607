/** Keys of caches: a hash of the code that computes a node and of the values that it reads. */
import { toHexHash } from "../create-hasher.node.js";

/**
 * Returns the key of a computation, 64 hexadecimal digits.
 *
 * @param codeVersion - The version of the code of the node.
 * @param inputs - The data versions of its inputs in their order; null for an input that is absent or does not count.
 */
export function toCacheKey(codeVersion: string, inputs: readonly (string | null)[]): string {
  // No version contains a space, so different lists give different texts.
  let text = `1 ${codeVersion}`;
  for (const version of inputs) text += ` ${version ?? "-"}`;
  return toHexHash(text);
}
