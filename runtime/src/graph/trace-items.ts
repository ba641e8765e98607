/** Traces the needs of a request in a graph with fan-outs. */
import { NO_FAN_OUT, type FanOuts } from "./fan-outs.js";
import type { Edges } from "./edges.js";
import { traceNeeds, type FindOrigin, type Needs } from "./trace-needs.js";

/**
 * Traces needs, including the fan-outs that enclose a needed variable.
 *
 * Usually these are upstream of the variable. If a node inside a fan-out is overridden they may not be, although its
 * value exists once per item.
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
