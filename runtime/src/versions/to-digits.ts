/** Writes hashes as versions. */

/** The number of bytes of a version: 96 bits, beyond accidental collision in any one project. */
const BYTES = 12;

/** Writes the start of a hash as 24 hexadecimal digits. */
export function toDigits(digest: Uint8Array): string {
  return Array.from(digest.subarray(0, BYTES), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
