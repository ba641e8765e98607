/** What a module brings into a dataflow, made once: an editor links the same modules after every keystroke. */
import type { DefinitionIr, ModuleIr } from "../../ir/module.js";
import { inputsOf, type Consumer, type LocatedDefinition } from "./linked-dataflow.js";

/** A definition of a module, and its inputs. */
export interface ModulePart {
  readonly located: LocatedDefinition;
  readonly consumers: readonly Consumer[];
}

const known = new WeakMap<ModuleIr, readonly ModulePart[]>();

/** The definitions of a module with their inputs. */
export function partsOf(module: ModuleIr): readonly ModulePart[] {
  const before = known.get(module);
  if (before !== undefined) return before;
  const parts = module.definitions.filter(isAsWritten).map((definition) => {
    const located = { module, definition };
    return { located, consumers: inputsOf(definition).map((input) => ({ module, definition, input })) };
  });
  known.set(module, parts);
  return parts;
}

/** Modifiers that say something of a node and change neither it nor its edges. */
const DESCRIBING: ReadonlySet<string | null> = new Set(["tag", "tagOutputs", "schemaOutput"]);

/** Whether a definition makes just the node that it is written as, whatever modifiers stand before it. */
export function isAsWritten({ modifiers }: DefinitionIr): boolean {
  return modifiers.every(({ kind }) => DESCRIBING.has(kind));
}
