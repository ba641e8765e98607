/** The nodes of a dataflow that modifiers made, variants included. */
import type { LinkedDataflow } from "./linked-dataflow.js";
import { candidatesOf, nodesOf } from "./edges/producers.js";
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
export function madeNodesOf(dataflow: LinkedDataflow, only?: string): readonly MadeNode[] {
  const all = nodesOf(dataflow).flatMap(candidatesOf);
  return all.flatMap(({ module, definition }) => {
    const { made } = definition;
    return made === undefined || (only !== undefined && module.file !== only) ? [] : [{ module, definition, made }];
  });
}
