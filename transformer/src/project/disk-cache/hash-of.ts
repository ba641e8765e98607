/** Hashes that identify contents. */
import { createHash } from "node:crypto";

/** A short hash of a text or of bytes. */
export function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("base64url").slice(0, 22);
}
