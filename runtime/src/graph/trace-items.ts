/** Traces what a request needs in a graph with fan-outs. */
import { NO_FAN_OUT, type FanOuts } from "./fan-outs.js";
import type { Edges } from "./edges.js";
import { traceNeeds, type FindOrigin, type Needs } from "./trace-needs.js";

/**
 * Traces needs, the fan-outs around what is needed among them.
 *
 * Mostly they are upstream of it anyway. Where something inside is overridden they may not be, and yet its value is
 * there once an item.
 */
export function traceItems(
  edges: Pick<Edges, "dependencies">,
  { enclosing }: FanOuts,
  outputs: readonly number[],
  findOrigin: FindOrigin,
): Needs {
  const roots = new Set(outputs);
  for (;;) {
    const needs = traceNeeds(edges, [...roots], findOrigin);
    const around = needs.order.map((id) => enclosing[id]!).filter((id) => id !== NO_FAN_OUT && !needs.originOf.has(id));
    if (around.length === 0) return needs;
    for (const id of around) roots.add(id);
  }
}
