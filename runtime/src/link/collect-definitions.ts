/** Collects the nodes of all modules by name. */
import { duplicateDefinition, thenableNode } from "../errors/catalogue/6-building.js";
import { toProblem } from "../errors/catalogue-entry.js";
import type { Problem } from "../errors/problem.js";
import { collectByName } from "../graph/collect-by-name.js";
import { moduleOf, locationOf, type LocatedDefinition } from "../graph/graph.js";
import { findBehaviour, modifiersOf } from "../modifiers/core/modifier.js";

/** The definitions of all modules. */
export interface CollectedDefinitions {
  /** The definition that wins for each name: the last one. */
  readonly definitions: ReadonlyMap<string, LocatedDefinition>;
  /** One problem for each name that is defined more than once. */
  readonly duplicates: readonly Problem[];
  /** Problems for names that no result can have: awaiting a result would call its property `then`. */
  readonly impossible: readonly Problem[];
}

/** Collects definitions; O(definitions). The caller decides whether duplicates are a fault. */
export function collectDefinitions(nodes: readonly LocatedDefinition[]): CollectedDefinitions {
  const { last: definitions, repeated } = collectByName(nodes);
  const duplicates = [...repeated].map(([name, all]) => {
    const [module = null, ...others] = new Set(all.map(moduleOf));
    const values = { module: others.length > 0 ? null : module, isGated: all.every(isGated) };
    return toProblem(duplicateDefinition, name, values, all.map(locationOf));
  });
  const then = definitions.get("then");
  const impossible = then === undefined ? [] : [toProblem(thenableNode, "then", {}, [locationOf(then)])];
  return { definitions, duplicates, impossible };
}

/** Whether the config decides if the definition exists. If so, the user has to change a gate. */
function isGated({ definition }: LocatedDefinition): boolean {
  return modifiersOf(definition.made?.by).some((modifier) => findBehaviour(modifier)?.gate !== undefined);
}
