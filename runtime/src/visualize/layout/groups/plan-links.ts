/**
 * Plans how edges pass through groups: each edge becomes a chain of links, one within each group on its way.
 *
 * An edge leaves a group through a port at its bottom and enters one through a port at its top. All edges of one source
 * share their ports, and links that would be equal are one.
 */
import type { LayoutGraph } from "../layout-graph.js";

/** Passages through the borders of groups. */
export interface Ports {
  /** For each port the group in whose border it is. */
  readonly groups: readonly number[];
  /** For each port whether edges enter the group there or leave it. */
  readonly sides: readonly ("top" | "bottom")[];
}

/** Connections between members of one group, or between a member and a port of the group. */
export interface Links {
  /** For each link the group in which it is, or -1. */
  readonly groups: readonly number[];
  /** For each link the member at its upper end; the group itself if it comes from a port of the group. */
  readonly from: readonly number[];
  /** For each link the port at its upper end, of the member or of the group; -1 for a member without members. */
  readonly fromPorts: readonly number[];
  /** For each link the member at its lower end; the group itself if it leads to a port of the group. */
  readonly to: readonly number[];
  /** The port at its lower end, likewise. */
  readonly toPorts: readonly number[];
}

/** Chains of links. */
export interface LinkPlan {
  /** All ports. */
  readonly ports: Ports;
  /** All links. */
  readonly links: Links;
  /** Edge `e` passes through the links `chains[starts[e]]` up to `chains[starts[e + 1]]`, from above; loops have none. */
  readonly starts: Int32Array;
  /** The links of all edges. */
  readonly chains: readonly number[];
}

/**
 * Plans links; O(edges × depth).
 *
 * @param graph - With its edges turned so that none leads backward.
 * @param siblings - For each edge the siblings that it connects, turned likewise.
 */
export function planLinks(
  { parents, from, to }: LayoutGraph,
  siblings: { readonly from: Int32Array; readonly to: Int32Array },
): LinkPlan {
  const ports = { groups: [] as number[], sides: [] as ("top" | "bottom")[] };
  const links = {
    groups: [] as number[],
    from: [] as number[],
    fromPorts: [] as number[],
    to: [] as number[],
    toPorts: [] as number[],
  };
  const addPort = (group: number, side: "top" | "bottom"): number => {
    ports.sides.push(side);
    return ports.groups.push(group) - 1;
  };
  const addLink = (group: number, source: number, fromPort: number, target: number, toPort: number): number => {
    links.from.push(source);
    links.fromPorts.push(fromPort);
    links.to.push(target);
    links.toPorts.push(toPort);
    return links.groups.push(group) - 1;
  };
  const count = parents.length;
  // For each group the way out of it, for each node the way to it, of the source that comes now.
  const [outSources, inSources] = [new Int32Array(count).fill(-1), new Int32Array(count).fill(-1)];
  const [outPorts, outLinks, inPorts, inLinks] = Array.from({ length: 4 }, () => new Int32Array(count)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const chainOf: number[][] = Array.from({ length: from.length }, () => []);
  const edges = Array.from(from, (_, edge) => edge).sort((a, b) => from[a]! - from[b]! || a - b);
  for (const edge of edges) {
    const source = from[edge]!;
    if (source === to[edge]) continue;
    const chain = chainOf[edge]!;
    let [member, port] = [source, -1];
    for (; member !== siblings.from[edge]; member = parents[member]!) {
      const group = parents[member]!;
      if (outSources[group] !== source) {
        outSources[group] = source;
        outPorts[group] = addPort(group, "bottom");
        outLinks[group] = addLink(group, member, port, group, outPorts[group]);
      }
      port = outPorts[group]!;
      chain.push(outLinks[group]!);
    }
    // Downwards: from the outermost group that contains the target but not the source.
    const way: number[] = [];
    for (let node = to[edge]!; ; node = parents[node]!) {
      way.push(node);
      if (node === siblings.to[edge]) break;
    }
    for (let node = way.pop(); node !== undefined; node = way.pop()) {
      if (inSources[node] !== source) {
        inSources[node] = source;
        inPorts[node] = node === to[edge] ? -1 : addPort(node, "top");
        inLinks[node] = addLink(parents[node]!, member, port, node, inPorts[node]!);
      }
      chain.push(inLinks[node]!);
      [member, port] = [node, inPorts[node]!];
    }
  }
  const starts = new Int32Array(from.length + 1);
  chainOf.forEach((chain, edge) => (starts[edge + 1] = starts[edge]! + chain.length));
  return { ports, links, starts, chains: chainOf.flat() };
}
