/** The hashes in code versions. */
import { createHash } from "node:crypto";

/** Hexadecimal digits of a code version: 96 bits, beyond accidental collision in any one project. */
const VERSION_LENGTH = 24;

/** Hashes texts in their order. Different lists of texts have different hashes. */
export function toCodeHash(texts: Iterable<string>): string {
  let all = "";
  for (const text of texts) all += `${text.length} ${text}\n`;
  return createHash("sha256").update(all).digest("hex").slice(0, VERSION_LENGTH);
}
