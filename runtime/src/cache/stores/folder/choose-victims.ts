/** Chooses what to remove from a cache: what is old, and then what was used least recently. Pure. */

/** One stored value, or the record of a run. */
export interface PrunableEntry {
  /** Size of its record in bytes. */
  readonly bytes: number;
  /** When it was last used, in milliseconds since 1970; at most now. */
  readonly usedAt: number;
  /** The name of the blob that it needs; null if it needs none. */
  readonly blob: string | null;
}

/** One blob. */
export interface PrunableBlob {
  /** Size in bytes. */
  readonly bytes: number;
  /** When it was last used or put, in milliseconds since 1970; at most now. */
  readonly usedAt: number;
}

/** What may stay. */
export interface PruneLimits {
  /** How long an entry stays without being used, in milliseconds. Infinity for any time. */
  readonly olderThanMs: number;
  /** How many bytes the entries may have together. Infinity for any number. */
  readonly maxBytes: number;
}

/** What is to be removed. */
export interface Victims {
  /** Positions in the list of entries. */
  readonly entries: readonly number[];
  /** Names of blobs. */
  readonly blobs: readonly string[];
}

/** A blob without a record stays so long, in milliseconds, because its record is written after it. */
const ORPHAN_LIFE = 60 * 60 * 1000;

/** A blob whose records are removed stays so long, in milliseconds, because another record may be about to need it. */
const FRESH = 60 * 1000;

/** Entries that are sorted at once; a larger cache is sorted by the first ones. */
const MOST_SORTED = 2 ** 22;

/**
 * Chooses the entries and blobs to remove. O(n log n) if the entries have too many bytes, otherwise O(n).
 *
 * An entry goes if it is too old or its blob is missing; then, while there are too many bytes, the one that was used least
 * recently. A blob goes with the last entry that needs it. New blobs stay, so there may be more bytes left than allowed.
 */
export function chooseVictims(
  entries: readonly PrunableEntry[],
  blobs: ReadonlyMap<string, PrunableBlob>,
  limits: PruneLimits,
  now: number,
): Victims {
  const users = new Map<string, number>();
  const lastUse = entries.map(({ usedAt, blob }) =>
    blob === null ? usedAt : Math.max(usedAt, blobs.get(blob)?.usedAt ?? 0),
  );
  const removed = new Set<number>();
  let bytes = 0;
  entries.forEach(({ bytes: own, blob }, index) => {
    const isBroken = blob !== null && !blobs.has(blob);
    if (isBroken || now - lastUse[index]! > limits.olderThanMs) {
      removed.add(index);
      return;
    }
    bytes += own;
    if (blob === null) return;
    if (!users.has(blob)) bytes += blobs.get(blob)!.bytes;
    users.set(blob, (users.get(blob) ?? 0) + 1);
  });
  for (const index of bytes > limits.maxBytes ? orderByUse(lastUse) : []) {
    if (bytes <= limits.maxBytes) break;
    if (removed.has(index)) continue;
    removed.add(index);
    const { bytes: own, blob } = entries[index]!;
    bytes -= own;
    if (blob === null) continue;
    const left = users.get(blob)! - 1;
    users.set(blob, left);
    if (left === 0) bytes -= blobs.get(blob)!.bytes;
  }
  return { entries: [...removed], blobs: chooseBlobs(entries, blobs, users, now) };
}

function chooseBlobs(
  entries: readonly PrunableEntry[],
  blobs: ReadonlyMap<string, PrunableBlob>,
  users: ReadonlyMap<string, number>,
  now: number,
): readonly string[] {
  const named = new Set(entries.map(({ blob }) => blob));
  return [...blobs].flatMap(([name, { usedAt }]) => {
    if ((users.get(name) ?? 0) > 0) return [];
    return now - usedAt > (named.has(name) ? FRESH : ORPHAN_LIFE) ? [name] : [];
  });
}

/** Positions by time, to the second; numbers are sorted ten times as fast as positions by a comparison. */
function orderByUse(times: readonly number[]): readonly number[] {
  const keys = Float64Array.from(
    times.slice(0, MOST_SORTED),
    (time, index) => Math.floor(Math.max(0, time) / 1000) * MOST_SORTED + index,
  );
  return Array.from(keys.sort(), (key) => key % MOST_SORTED);
}
