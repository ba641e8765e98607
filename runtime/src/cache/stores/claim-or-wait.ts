/** Work that several processes share: one computes, and the others wait for what it stores. */
import type { CacheStore, Claim } from "./cache-store.js";

/** What came of a wish to compute something. */
export type SharedWork = ClaimedWork | FoundWork;

/** The caller computes, stores, and then releases the claim. */
export interface ClaimedWork {
  readonly kind: "claimed";
  /** The right to compute. */
  readonly claim: Claim;
}

/** Somebody else has stored the entry. */
export interface FoundWork {
  readonly kind: "found";
  /** What the store has. */
  readonly bytes: Uint8Array;
}

/** How long to wait before the first and the last looks at what has become of somebody else's claim, in milliseconds. */
const SHORTEST = 5;
const LONGEST = 200;

const NOTHING: Claim = { release: () => {} };

/**
 * Claims the work for a key, or waits until the entry is there or the other's claim is gone: released without an entry
 * because the work has failed, or left by a process that died.
 *
 * Call it after the entry was not found. If the store shares no work, the caller computes at once.
 *
 * @param signal - Ends the wait.
 * @throws The signal's reason if it is aborted, and what the store throws.
 */
export async function claimOrWait(store: CacheStore, key: string, signal?: AbortSignal): Promise<SharedWork> {
  if (store.claim === undefined) return { kind: "claimed", claim: NOTHING };
  for (let wait = SHORTEST; ; wait = Math.min(LONGEST, wait * 1.5)) {
    signal?.throwIfAborted();
    const claim = await store.claim(key);
    let isKept = false;
    try {
      // Also with a claim: another may have stored the entry and released its claim since the caller looked.
      const bytes = await store.get(key);
      if (bytes !== undefined) return { kind: "found", bytes };
      isKept = claim !== null;
      if (claim !== null) return { kind: "claimed", claim };
    } finally {
      if (!isKept) await claim?.release();
    }
    await delay(wait, signal);
  }
}

async function delay(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener("abort", end);
  });
}
