/** Creates the ids of runs. */

/** Creates an id of 128 random bits, in hexadecimal digits. */
export function toRunId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
