/** Lists the nodes of a dataflow that modifiers created, including variants. */
import type { LinkedDataflow } from "./linked-dataflow.js";
import { candidatesOf, nodesOf } from "./edges/producers.js";
import type { LocatedDefinition, MadeIr } from "./node.js";

/** A node that modifiers created. */
export interface MadeNode extends LocatedDefinition {
  /** What modifiers did to the definition. */
  readonly made: MadeIr;
}

/**
 * Lists all created nodes.
 *
 * @param only - The file whose definitions are wanted, if not all are.
 */
export function madeNodesOf(dataflow: LinkedDataflow, only?: string): readonly MadeNode[] {
  if (dataflow.expanded === null) return [];
  const all = nodesOf(dataflow).flatMap(candidatesOf);
  return all.flatMap(({ module, definition }) => {
    const { made } = definition;
    return made === undefined || (only !== undefined && module.file !== only) ? [] : [{ module, definition, made }];
  });
}
