/** Collects the nodes of all modules under their names. */
import { duplicateDefinition, thenableNode } from "../errors/catalogue/6-building.js";
import { toProblem } from "../errors/catalogue-entry.js";
import type { Problem } from "../errors/problem.js";
import { moduleOf, locationOf, type LocatedDefinition } from "../graph/graph.js";
import { findBehaviour, modifiersOf } from "../modifiers/core/modifier.js";

/** What all modules define. */
export interface CollectedDefinitions {
  /** The definition that counts for each name: the last one. */
  readonly definitions: ReadonlyMap<string, LocatedDefinition>;
  /** One problem for each name that is defined more than once. */
  readonly duplicates: readonly Problem[];
  /** Nodes that no result can have: awaiting one calls what is named `then`. */
  readonly impossible: readonly Problem[];
}

/** Collects definitions; O(definitions). Whether duplicates are a fault is the caller's to say. */
export function collectDefinitions(nodes: readonly LocatedDefinition[]): CollectedDefinitions {
  const definitions = new Map<string, LocatedDefinition>();
  const locations = new Map<string, LocatedDefinition[]>();
  for (const located of nodes) {
    const { name } = located.definition;
    const earlier = definitions.get(name);
    if (earlier !== undefined) locations.set(name, [...(locations.get(name) ?? [earlier]), located]);
    definitions.set(name, located);
  }
  const duplicates = [...locations].map(([name, all]) => {
    const [module = null, ...others] = new Set(all.map(moduleOf));
    const values = { module: others.length > 0 ? null : module, isGated: all.every(isGated) };
    return toProblem(duplicateDefinition, name, values, all.map(locationOf));
  });
  const then = definitions.get("then");
  const impossible = then === undefined ? [] : [toProblem(thenableNode, "then", null, [locationOf(then)])];
  return { definitions, duplicates, impossible };
}

/** Whether the config decides if the definition is there, so that a gate is what has to change. */
function isGated({ definition }: LocatedDefinition): boolean {
  return modifiersOf(definition.made?.by).some((modifier) => findBehaviour(modifier)?.gate !== undefined);
}
