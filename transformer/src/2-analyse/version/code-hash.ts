/** The hashes in code versions. */
import { createHash } from "node:crypto";

/** Hexadecimal digits of a code version: 96 bits, beyond accidental collision in any one project. */
const VERSION_LENGTH = 24;

/** Hashes texts in their order. Different lists of texts have different hashes. */
export function toCodeHash(texts: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text.length} ${text}\n`);
  return hash.digest("hex").slice(0, VERSION_LENGTH);
}
