/** Topological levels: how far every variable is from the variables that depend on nothing. */
import type { Rows } from "./rows.js";

/** Marks what has no level because it is on a cycle or behind one. */
export const NO_LEVEL: number = -1;

/**
 * Gives every variable one more than the highest level of its dependencies; 0 where there are none.
 *
 * Kahn's algorithm: O(variables + edges), without recursion.
 *
 * @returns The levels, {@link NO_LEVEL} for what is on a cycle or behind one.
 * @see https://doi.org/10.1145/368996.369025
 */
export function computeLevels(dependencies: Rows, dependents: Rows): Int32Array {
  const count = dependencies.starts.length - 1;
  const levels = new Int32Array(count).fill(NO_LEVEL);
  const waiting = new Int32Array(count);
  const ready = new Int32Array(count);
  let tail = 0;
  for (let id = 0; id < count; id++) {
    waiting[id] = dependencies.starts[id + 1]! - dependencies.starts[id]!;
    if (waiting[id] === 0) ready[tail++] = id;
  }
  // A queue and not a stack: what becomes ready last has the highest level, so one look at each edge is enough.
  for (let head = 0; head < tail; head++) {
    const id = ready[head]!;
    const level = Math.max(0, levels[id]!);
    levels[id] = level;
    for (let at = dependents.starts[id]!; at < dependents.starts[id + 1]!; at++) {
      const dependent = dependents.entries[at]!;
      levels[dependent] = level + 1;
      if (--waiting[dependent]! === 0) ready[tail++] = dependent;
    }
  }
  for (let id = 0; id < count; id++) if (waiting[id]! > 0) levels[id] = NO_LEVEL;
  return levels;
}
