/** The keys of stores: what they look like, and what they are keys of. */

/** What a store keeps. */
export type EntryKind = "records" | "blobs" | "runs";

/** All kinds of entries. */
export const ENTRY_KINDS: readonly EntryKind[] = ["records", "blobs", "runs"];

const KEY = /^(?:records\/[0-9a-f]{8,}|blobs\/[0-9a-f]{8,}|runs\/[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_-])?)$/;
const LONGEST = 120;

/** Whether a text is a key of a store. */
export function isKey(key: string): boolean {
  return key.length <= LONGEST && KEY.test(key);
}

/**
 * Returns the kind of a key.
 *
 * @throws Error if the text is not a key, so that no text can lead out of a store.
 */
export function kindOf(key: string): EntryKind {
  if (typeof key !== "string" || !isKey(key)) {
    const shown = typeof key === "string" ? JSON.stringify(key.slice(0, LONGEST + 1)) : `a ${typeof key}`;
    throw new Error(
      `A store of a cache was given ${shown} as a key. Keys are records/<hex>, blobs/<hex> and runs/<name> with at most ${LONGEST} characters.`,
    );
  }
  // Long enough to tell them apart.
  return key.charCodeAt(0) === 0x62 ? "blobs" : key.charCodeAt(1) === 0x65 ? "records" : "runs";
}

/** Finds the hex digits of the blob that a record needs; null if it needs none. The record is Latin-1 or UTF-8 text. */
export function findBlobOf(record: string): string | null {
  return /"blob":"([0-9a-f]{8,})"/.exec(record)?.[1] ?? null;
}
