/** Decides which definitions exist under a config, and under which names. */
import { describeKind, describeThrown } from "../errors/words.js";
import type { LocatedDefinition } from "../graph/graph.js";
import { toGatedName, type Gate } from "../modifiers/configuration/gate.js";
import type { Behaviour } from "../modifiers/core/modifier.js";
import type { ConfigReader } from "./config-reader.js";

/** A definition and the modifiers to be applied to it. */
export interface ModifiedDefinition extends LocatedDefinition {
  /** Name of the node that the definition creates by itself. */
  readonly name: string;
  /** The effects of its modifiers, from the innermost outwards. */
  readonly behaviours: readonly Behaviour[];
}

/**
 * Selects the definitions that exist; O(definitions).
 *
 * @param report - Called for gates that do not return a boolean.
 */
export function applyGates(
  definitions: readonly ModifiedDefinition[],
  config: ConfigReader,
  report: (definition: ModifiedDefinition, reason: string) => void,
): readonly ModifiedDefinition[] {
  function ask(gate: Gate, definition: ModifiedDefinition): boolean | null {
    try {
      // A cast because a gate may be a user's function.
      const answer = config.holds(gate, definition.definition) as unknown;
      if (typeof answer === "boolean" || answer === null) return answer;
      report(definition, `its condition gave ${describeKind(answer)}; return true or false.`);
    } catch (thrown) {
      report(definition, `its condition threw: ${describeThrown(thrown)}`);
    }
    return true;
  }

  const gated = definitions.map((definition) => {
    const gates = definition.behaviours.flatMap(({ gate }) => gate ?? []);
    const name = gates.length === 0 ? definition.name : nameOf(definition, gates);
    for (const { keys } of gates) for (const key of keys ?? []) config.read(key);
    const isOtherwise = gates.some((gate) => gate.isOtherwise);
    const answers = gates.map((gate) => ask(gate, definition));
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
