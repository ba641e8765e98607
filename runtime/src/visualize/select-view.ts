/** Selects the part of a graph that is drawn. */
import { unknownVariable } from "../errors/catalogue/7-requests.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { throwProblems } from "../errors/dataflow-error.js";
import { findNearest } from "../errors/find-nearest.js";
import type { ExecutionExport } from "../lineage/execution-export.js";
import { matchesTags } from "../lineage/tag-query.js";
import type { ViewOptions } from "./drawing-options.js";

/**
 * Keeps the nodes to which every restriction of the options applies, and the edges between them. O(nodes + edges).
 *
 * @throws DataflowError ICO7010 for names that the graph does not have.
 */
export function selectView(graph: ExecutionExport, options: ViewOptions): ExecutionExport {
  const { upstreamOf, downstreamOf, pathBetween, hops = Infinity, tags, modules } = options;
  const isAsked = [upstreamOf, downstreamOf, pathBetween, tags, modules].some((each) => each !== undefined);
  if (!isAsked) return graph;
  refuseUnknown(graph, [upstreamOf ?? [], downstreamOf ?? [], pathBetween ?? []].flat(2));
  const reached: ReadonlySet<string>[] = [];
  if (upstreamOf !== undefined) reached.push(walk(graph, "upstream", [upstreamOf].flat(), hops));
  if (downstreamOf !== undefined) reached.push(walk(graph, "downstream", [downstreamOf].flat(), hops));
  if (pathBetween !== undefined) {
    const [from, to] = pathBetween;
    reached.push(walk(graph, "downstream", [from], Infinity), walk(graph, "upstream", [to], Infinity));
  }
  const wanted = modules === undefined ? null : new Set([modules].flat());
  const nodes = graph.nodes.filter(
    (node) =>
      reached.every((names) => names.has(node.name)) &&
      (tags === undefined || matchesTags(node.tags, tags)) &&
      (wanted === null || (node.module !== null && wanted.has(node.module))),
  );
  const names = new Set(nodes.map(({ name }) => name));
  return { ...graph, nodes, edges: graph.edges.filter(({ from, to }) => names.has(from) && names.has(to)) };
}

/**
 * Checks that a graph has nodes of these names. O(nodes + names).
 *
 * @throws DataflowError ICO7010 for each name that it does not have.
 */
export function refuseUnknown({ nodes }: ExecutionExport, asked: readonly string[]): void {
  if (asked.length === 0) return;
  const names = new Set(nodes.map(({ name }) => name));
  const unknown = [...new Set(asked)].filter((name) => !names.has(name));
  throwProblems(unknown.map((name) => toProblem(unknownVariable, name, { nearest: findNearest(name, names) })));
}

/** The names that are at most so many edges away, breadth first. */
function walk(
  { edges }: ExecutionExport,
  direction: "upstream" | "downstream",
  start: readonly string[],
  hops: number,
): ReadonlySet<string> {
  const neighbours = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const [near, far] = direction === "downstream" ? [from, to] : [to, from];
    const list = neighbours.get(near);
    if (list === undefined) neighbours.set(near, [far]);
    else list.push(far);
  }
  const reached = new Set(start);
  let border: readonly string[] = start;
  for (let hop = 0; hop < hops && border.length > 0; hop++) {
    const next: string[] = [];
    for (const name of border)
      for (const far of neighbours.get(name) ?? [])
        if (!reached.has(far)) {
          reached.add(far);
          next.push(far);
        }
    border = next;
  }
  return reached;
}
