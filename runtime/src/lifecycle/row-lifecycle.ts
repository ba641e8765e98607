/** The adapters as nodes see them that are computed once per row of a request over columns. */
import type { Lifecycle } from "./lifecycle.js";

/**
 * Returns the same adapters without the hooks before and after nodes, which would be called once per row. What may change
 * a value still stands around each call: `executeNode`, retries, and whatever else wraps.
 */
export function toRowLifecycle(lifecycle: Lifecycle | null): Lifecycle | null {
  if (lifecycle === null) return null;
  const nodes = Array.from(lifecycle.nodes, ([id, { info, hooks, wrappers }]) => {
    const quiet = { ...hooks, preNodeExecute: [], postNodeExecute: [] };
    // Looking up a row takes longer than computing it.
    return [id, { info, hooks: quiet, wrappers: wrappers.filter(({ isCache }) => isCache !== true) }] as const;
  });
  return { ...lifecycle, nodes: new Map(nodes) };
}
