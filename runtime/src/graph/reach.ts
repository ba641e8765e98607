/** Reachability: everything upstream or downstream of some variables. */
import type { Rows } from "./rows.js";

/**
 * Marks the given variables and everything that is reachable from them. O(variables + edges), without recursion.
 *
 * @param rows - The dependencies to search upstream, or the dependents to search downstream.
 * @returns One entry per variable: 1 if it was reached.
 */
export function reach({ starts, entries }: Rows, from: readonly number[]): Uint8Array {
  const isReached = new Uint8Array(starts.length - 1);
  const pending = [...from];
  for (const id of from) isReached[id] = 1;
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    for (let at = starts[id]!; at < starts[id + 1]!; at++) {
      const next = entries[at]!;
      if (isReached[next] === 1) continue;
      isReached[next] = 1;
      pending.push(next);
    }
  }
  return isReached;
}
