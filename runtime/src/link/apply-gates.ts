/** Decides which definitions exist under a config, and under which names. */
import type { LocatedDefinition } from "../graph/graph.js";
import { toGatedName, type Gate } from "../modifiers/gate.js";
import type { Behaviour } from "../modifiers/modifier.js";
import type { ConfigReader } from "./config-reader.js";

/** A definition with what is to be done with it. */
export interface ModifiedDefinition extends LocatedDefinition {
  /** Name of the node that it makes by itself. */
  readonly name: string;
  /** From the function outwards. */
  readonly behaviours: readonly Behaviour[];
}

/** The definitions that exist; O(definitions). */
export function applyGates(
  definitions: readonly ModifiedDefinition[],
  config: ConfigReader,
): readonly ModifiedDefinition[] {
  const gated = definitions.map((definition) => {
    const gates = definition.behaviours.flatMap(({ gate }) => gate ?? []);
    const name = gates.length === 0 ? definition.name : nameOf(definition, gates);
    for (const { keys } of gates) for (const key of keys ?? []) config.read(key);
    const isOtherwise = gates.some((gate) => gate.isOtherwise);
    const answers = gates.map((gate) => config.holds(gate, definition.definition));
    return { definition: { ...definition, name }, isOtherwise, answers };
  });
  const chosen = new Set(
    gated.flatMap(({ definition, isOtherwise, answers }) =>
      !isOtherwise && answers.every((answer) => answer === true) ? [definition.name] : [],
    ),
  );
  return gated.flatMap(({ definition, isOtherwise, answers }) =>
    answers.includes(false) || (isOtherwise && chosen.has(definition.name)) ? [] : [definition],
  );
}

function nameOf({ definition }: ModifiedDefinition, gates: readonly Gate[]): string {
  return gates.findLast(({ name }) => name !== undefined)?.name ?? toGatedName(definition.name);
}
