/** Keys of caches: a hash of the code that computes a node and of the values that it reads. */
import { toHexHash } from "../create-hasher.node.js";

/**
 * Returns the key of a computation, 64 hexadecimal digits.
 *
 * @param codeVersion - The version of the code of the node.
 * @param inputs - The data versions of its inputs in their order; null for an input that is absent or does not count.
 * @param isIgnored - Whether each input does not count, which is not the same as that it is absent.
 * @param name - The name of the node if its function is told the name; otherwise null.
 */
export function toCacheKey(
  codeVersion: string,
  inputs: readonly (string | null)[],
  isIgnored: readonly boolean[],
  name: string | null,
): string {
  // No version contains a space, so different lists give different texts; a name, which may, comes last.
  let text = `1 ${codeVersion}`;
  for (let at = 0; at < inputs.length; at++) text += ` ${inputs[at] ?? (isIgnored[at] === true ? "~" : "-")}`;
  return toHexHash(name === null ? text : `${text} @${name}`);
}
