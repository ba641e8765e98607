/** What a module brings into a dataflow, made once: an editor links the same modules after every keystroke. */
import type { ModuleIr } from "../../ir/module.js";
import { inputsOf, type Consumer, type LocatedDefinition } from "../node.js";

/** A node of a module, and its inputs. */
export interface ModulePart {
  readonly located: LocatedDefinition;
  readonly consumers: readonly Consumer[];
}

const known = new WeakMap<ModuleIr, readonly ModulePart[]>();

/** The definitions of a module as they are written, with their inputs. */
export function partsOf(module: ModuleIr): readonly ModulePart[] {
  const before = known.get(module);
  if (before !== undefined) return before;
  const parts = module.definitions.map((definition) => toPart({ module, definition }));
  known.set(module, parts);
  return parts;
}

/** A node with its inputs. */
export function toPart(located: LocatedDefinition): ModulePart {
  const consumers = inputsOf(located.definition).map((input) => ({ ...located, input }));
  return { located, consumers };
}
