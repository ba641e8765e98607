/** Decides which boxes a picture has, and which nodes are in them. */
import type { ExportedNode } from "../../lineage/execution-export.js";
import type { DrawingOptions } from "../drawing-options.js";
import type { DrawnGroup } from "./drawing.js";
import { groupPathOf } from "./group-path-of.js";
import { toPlainText } from "./plain-text.js";

/** The groups of a picture. */
export interface Grouping {
  /** The groups; a group comes after the group that contains it. */
  readonly groups: readonly DrawnGroup[];
  /** For each of the nodes the index of the innermost group that contains it; -1 if none does. */
  readonly groupOf: readonly number[];
}

/** Puts nodes into groups. O(nodes + groups). */
export function selectGroups(nodes: readonly ExportedNode[], groupBy: DrawingOptions["groupBy"]): Grouping {
  const groups: DrawnGroup[] = [];
  const indexes = new Map<string, number>();
  const groupOf = nodes.map((node) => {
    let parent = -1;
    for (const name of groupBy === undefined ? [] : groupPathOf(node, groupBy)) {
      const key = `${parent} ${name}`;
      let index = indexes.get(key);
      if (index === undefined) {
        index = groups.length;
        indexes.set(key, index);
        groups.push({ id: `g${index}`, name, label: toPlainText(labelOf(name, groups[parent])), parent });
      }
      parent = index;
    }
    return parent;
  });
  return { groups, groupOf };
}

function labelOf(name: string, parent: DrawnGroup | undefined): string {
  const prefix = `${parent?.name}.`;
  return parent !== undefined && name.startsWith(prefix) ? name.slice(prefix.length) : name;
}
