/** The hashes in code versions. */
import { hash } from "node:crypto";

/** Hexadecimal digits of a code version: 96 bits, beyond accidental collision in any one project. */
const VERSION_LENGTH = 24;

/** Hashes texts in their order. Different lists of texts have different hashes. */
export function toCodeHash(texts: Iterable<string>): string {
  let all = "";
  for (const text of texts) all += `${text.length} ${text}\n`;
  // Half of the time of a hash object, and there are three hashes per definition.
  return hash("sha256", all, "hex").slice(0, VERSION_LENGTH);
}
