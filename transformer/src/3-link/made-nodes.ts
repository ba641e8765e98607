/** The nodes of a dataflow that modifiers made, variants included. */
import type { LinkedDataflow } from "./linked-dataflow.js";
import type { LocatedDefinition, MadeIr } from "./node.js";

/** A node that modifiers made. */
export interface MadeNode extends LocatedDefinition {
  readonly made: MadeIr;
}

/**
 * All made nodes.
 *
 * @param only - The file whose definitions are wanted, where not all are.
 */
export function madeNodesOf({ nodes, variants }: LinkedDataflow, only?: string): readonly MadeNode[] {
  const all = [...nodes].flatMap(([name, node]) => variants.get(name) ?? [node]);
  return all.flatMap((node) => {
    const { made } = node.definition;
    return made === undefined || (only !== undefined && node.module.file !== only) ? [] : [{ ...node, made }];
  });
}
