/** Goes through the boxes of a drawing and what is in them, for formats that write boxes around nodes. */
import type { Drawing, DrawnGroup, DrawnNode } from "./drawing.js";

/** One step of the walk: the beginning of a box, a node, or the end of a box. */
export type GroupStep =
  | {
      /** A box begins. */
      readonly kind: "open";
      /** The box that begins. */
      readonly group: DrawnGroup;
      /** How many boxes are around it. */
      readonly depth: number;
    }
  | {
      /** A node inside the boxes that have begun. */
      readonly kind: "node";
      /** The node, which is in the box that began last. */
      readonly node: DrawnNode;
      /** How many boxes are around it. */
      readonly depth: number;
    }
  | {
      /** The box that began last and has not ended yet ends. */
      readonly kind: "close";
      /** How many boxes are around it. */
      readonly depth: number;
    };

/** Lists the nodes outside of boxes, then each box with its contents. O(nodes + groups). */
export function walkGroups({ nodes, groups }: Drawing): readonly GroupStep[] {
  const members = groups.map((): DrawnNode[] => []);
  const inner = groups.map((): number[] => []);
  for (const node of nodes) members[node.group]?.push(node);
  for (const [index, { parent }] of groups.entries()) inner[parent]?.push(index);
  const steps: GroupStep[] = nodes.flatMap((node) => (node.group < 0 ? [{ kind: "node", node, depth: 0 }] : []));
  const open = (index: number, depth: number): void => {
    steps.push({ kind: "open", group: groups[index]!, depth });
    for (const node of members[index]!) steps.push({ kind: "node", node, depth: depth + 1 });
  };
  for (const [outer, { parent }] of groups.entries()) {
    if (parent >= 0) continue;
    open(outer, 0);
    const path = [{ index: outer, next: 0 }];
    while (path.length > 0) {
      const top = path.at(-1)!;
      const child = inner[top.index]![top.next++];
      if (child === undefined) {
        path.pop();
        steps.push({ kind: "close", depth: path.length });
      } else {
        open(child, path.length);
        path.push({ index: child, next: 0 });
      }
    }
  }
  return steps;
}
