/** Finds the nodes that give a value. */
import type { LinkedDataflow } from "../linked-dataflow.js";
import type { LocatedDefinition } from "../node.js";

/** The nodes that may give a value: one, or several variants. */
export function producersOf(
  name: string,
  { nodes, variants }: Pick<LinkedDataflow, "nodes" | "variants">,
): readonly LocatedDefinition[] {
  const node = nodes.get(name);
  return variants.get(name) ?? (node === undefined ? [] : [node]);
}
