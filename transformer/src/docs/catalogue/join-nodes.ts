/** Joins the nodes of several dataflows: each definition once, with what it is in each of them. */
import type { ExecutionExport, ExportedNode } from "@icosian/runtime/tooling";
import type { CatalogueNode, Neighbour, NodeTag, NodeUse } from "./catalogue.js";
import { countReachable } from "./count-reachable.js";
import { moduleOf } from "./module-of.js";
import { namePages } from "./name-pages.js";

/** The nodes of all dataflows. */
export interface CatalogueNodes {
  /** The nodes by name, then by location, without their modules. */
  readonly nodes: readonly Omit<CatalogueNode, "module">[];
  /** For each dataflow the positions of its nodes by their names. */
  readonly ids: readonly ReadonlyMap<string, number>[];
}

/** Joins the nodes. O(nodes + edges), besides sorting and counting. */
export function joinNodes(graphs: readonly ExecutionExport[]): CatalogueNodes {
  const found = new Map<string, ExportedNode>();
  for (const { nodes } of graphs) for (const node of nodes) if (!found.has(keyOf(node))) found.set(keyOf(node), node);
  const keys = [...found].sort(([, a], [, b]) => compare(a.name, b.name) || compare(a.source ?? "", b.source ?? ""));
  const idOfKey = new Map(keys.map(([key], index) => [key, index]));
  const ids = graphs.map(({ nodes }) => new Map(nodes.map((node) => [node.name, idOfKey.get(keyOf(node))!])));
  const uses: NodeUse[][] = keys.map(() => []);
  for (const [dataflow, graph] of graphs.entries())
    for (const [id, use] of toUses(graph, ids[dataflow]!)) uses[id]!.push({ dataflow, ...use });
  const all = keys.map(([, facts]) => facts);
  const paths = toPaths(all);
  const nodes = all.map((facts, id) => ({ path: paths[id]!, facts, tags: toTags(facts), uses: uses[id]! }));
  return { nodes, ids };
}

/** An input is the same in all dataflows; a node is if it has the same name and location. */
function keyOf({ name, source }: ExportedNode): string {
  return JSON.stringify([name, source]);
}

function toUses(
  { nodes, edges }: ExecutionExport,
  idOf: ReadonlyMap<string, number>,
): readonly (readonly [id: number, use: Omit<NodeUse, "dataflow">])[] {
  const indexOf = new Map(nodes.map(({ name }, index) => [name, index]));
  const upstream: Neighbour[][] = nodes.map(() => []);
  const downstream: Neighbour[][] = nodes.map(() => []);
  const above: number[][] = nodes.map(() => []);
  const below: number[][] = nodes.map(() => []);
  for (const { from, to, isOptional, collects } of edges) {
    const [a, b] = [indexOf.get(from), indexOf.get(to)];
    if (a === undefined || b === undefined) continue;
    above[b]!.push(a);
    below[a]!.push(b);
    upstream[b]!.push({ node: idOf.get(from)!, isOptional, collects });
    downstream[a]!.push({ node: idOf.get(to)!, isOptional, collects });
  }
  const upstreamCounts = countReachable(above);
  const downstreamCounts = countReachable(below);
  return nodes.map((facts, index) => [
    idOf.get(facts.name)!,
    {
      facts,
      upstream: upstream[index]!.sort((a, b) => a.node - b.node),
      downstream: downstream[index]!.sort((a, b) => a.node - b.node),
      upstreamCount: upstreamCounts[index]!,
      downstreamCount: downstreamCounts[index]!,
    },
  ]);
}

function toTags({ tags }: ExportedNode): readonly NodeTag[] {
  const own = Object.entries(tags).filter(([key]) => key !== "module");
  return own.map(([key, values]) => ({ key, values: [values].flat() })).sort((a, b) => compare(a.key, b.key));
}

/** A folder per module, so that namesakes of other modules and dataflows leave the address of a page alone. */
function toPaths(nodes: readonly ExportedNode[]): readonly string[] {
  const folderOf = (node: ExportedNode): string =>
    moduleOf(node) ?? (node.module === null ? "inputs" : "materializers");
  const groups = new Map<string, number[]>();
  for (const [id, node] of nodes.entries()) {
    const own = groups.get(folderOf(node));
    if (own === undefined) groups.set(folderOf(node), [id]);
    else own.push(id);
  }
  const names = [...groups.keys()].sort();
  const folders = namePages(names);
  const paths: string[] = [];
  for (const [index, name] of names.entries()) {
    const own = groups.get(name)!;
    const pages = namePages(own.map((id) => nodes[id]!.name));
    for (const [at, id] of own.entries()) paths[id] = `nodes/${folders[index]}/${pages[at]}.html`;
  }
  return paths;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
