/** Topological levels: the distance of every variable from the variables without dependencies. */
import type { Rows } from "./rows.js";

/** Marks variables without a level: those on a cycle or downstream of one. */
export const NO_LEVEL: number = -1;

/**
 * Computes the level of every variable: one more than the highest level of its dependencies, or 0 if it has none.
 *
 * Kahn's algorithm: O(variables + edges), without recursion.
 *
 * @returns The levels; {@link NO_LEVEL} for variables on a cycle or downstream of one.
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
  // A queue and not a stack: the last dependency that becomes ready has the highest level, so each edge is visited
  // once.
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
