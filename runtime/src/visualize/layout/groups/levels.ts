/** One level of the layout: the members of one group. */
import { toEdgeIndexes } from "../flat/edge-rows.js";
import { rowOf } from "../../../graph/rows.js";
import type { LinkPlan } from "./plan-links.js";

/** The members of a group, and what connects them. */
export interface Level {
  /** The group, or -1 for the whole picture. */
  readonly group: number;
  /** The nodes and groups directly inside. */
  readonly members: Int32Array;
  /** The ports of the group. */
  readonly ports: Int32Array;
  /** The links inside. */
  readonly links: Int32Array;
}

/** Lists the levels so that a group comes before the one that contains it; O(nodes × log nodes + links). */
export function listLevels(parents: Int32Array, depths: Int32Array, { ports, links }: LinkPlan): readonly Level[] {
  const count = parents.length + 1;
  const shift = (group: number): number => group + 1;
  const members = toEdgeIndexes(count, parents.map(shift));
  const portsOf = toEdgeIndexes(count, Int32Array.from(ports.groups, shift));
  const linksOf = toEdgeIndexes(count, Int32Array.from(links.groups, shift));
  const groups = Array.from({ length: count }, (_, row) => row - 1).filter(
    (group) => group === -1 || members.starts[group + 1] !== members.starts[group + 2],
  );
  const depthOf = (group: number): number => (group === -1 ? -1 : depths[group]!);
  groups.sort((a, b) => depthOf(b) - depthOf(a) || a - b);
  return groups.map((group) => ({
    group,
    members: rowOf(members, group + 1),
    ports: rowOf(portsOf, group + 1),
    links: rowOf(linksOf, group + 1),
  }));
}
