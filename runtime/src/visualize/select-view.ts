/** Selects the part of a graph that is drawn. */
import { malformedRequest, unknownVariable } from "../errors/catalogue/7-requests.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { throwProblems } from "../errors/dataflow-error.js";
import { findNearest } from "../errors/find-nearest.js";
import { quote, quoteAll, suggest } from "../errors/words.js";
import type { Problem } from "../errors/problem.js";
import type { ExecutionExport } from "../lineage/execution-export.js";
import { findDistances } from "../lineage/find-distances.js";
import { matchesTags } from "../lineage/tag-query.js";
import type { DrawingOptions, ViewOptions } from "./drawing-options.js";

/**
 * Keeps the nodes to which every restriction of the options applies, and the edges between them. Edges that end at no
 * node of the graph are left out. O(nodes + edges).
 *
 * @throws DataflowError ICO7010 for names that the graph does not have, ICO7008 for modules that it does not have.
 */
export function selectView(
  whole: ExecutionExport,
  options: ViewOptions & Pick<DrawingOptions, "highlight">,
): ExecutionExport {
  const { upstreamOf, downstreamOf, pathBetween, hops = Infinity, tags, modules, highlight } = options;
  throwProblems([
    ...findUnknown(whole, [upstreamOf ?? [], downstreamOf ?? [], pathBetween ?? [], highlight ?? []].flat(2)),
    ...findUnknownModules(whole, [modules ?? []].flat()),
  ]);
  const graph = toClosed(whole);
  const isAsked = [upstreamOf, downstreamOf, pathBetween, tags, modules].some((each) => each !== undefined);
  if (!isAsked) return graph;
  const reached: ReadonlyMap<string, number>[] = [];
  if (upstreamOf !== undefined) reached.push(findDistances(graph, "upstream", [upstreamOf].flat(), hops));
  if (downstreamOf !== undefined) reached.push(findDistances(graph, "downstream", [downstreamOf].flat(), hops));
  if (pathBetween !== undefined) {
    const [from, to] = pathBetween;
    reached.push(
      findDistances(graph, "downstream", [from], Infinity),
      findDistances(graph, "upstream", [to], Infinity),
    );
  }
  const wanted = modules === undefined ? null : new Set([modules].flat());
  const nodes = graph.nodes.filter(
    (node) =>
      reached.every((names) => names.has(node.name)) &&
      (tags === undefined || matchesTags(node.tags, tags)) &&
      (wanted === null || (node.module !== null && wanted.has(node.module))),
  );
  return toClosed({ ...graph, nodes });
}

/** The graph without the edges that end at no node of it. O(nodes + edges). */
function toClosed(graph: ExecutionExport): ExecutionExport {
  const names = new Set(graph.nodes.map(({ name }) => name));
  const edges = graph.edges.filter(({ from, to }) => names.has(from) && names.has(to));
  return edges.length === graph.edges.length ? graph : { ...graph, edges };
}

/** A problem for each name that no node has. O(nodes + names). */
function findUnknown({ nodes }: ExecutionExport, asked: readonly string[]): readonly Problem[] {
  if (asked.length === 0) return [];
  const names = new Set(nodes.map(({ name }) => name));
  const unknown = [...new Set(asked)].filter((name) => !names.has(name));
  return unknown.map((name) => toProblem(unknownVariable, name, { nearest: findNearest(name, names) }));
}

/** A problem for each module that no node has; none for a graph without nodes, which any view leaves empty. */
function findUnknownModules({ nodes }: ExecutionExport, asked: readonly string[]): readonly Problem[] {
  if (asked.length === 0 || nodes.length === 0) return [];
  const modules = new Set(nodes.flatMap(({ module }) => (module === null ? [] : [module])));
  const list =
    modules.size === 0 ? "No node has a module." : `There are nodes of ${quoteAll([...modules].sort(), 10)}.`;
  return [...new Set(asked)].flatMap((module) => {
    if (modules.has(module)) return [];
    const reason = `No node is of the module ${quote(module)}. ${suggest(findNearest(module, modules), list)}`;
    return [toProblem(malformedRequest, "request", { reason })];
  });
}
