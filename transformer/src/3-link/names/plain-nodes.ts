/** The nodes of a module without modifiers. They are made once, because editors link modules after every keystroke. */
import type { ModuleIr } from "../../ir/module.js";
import type { LocatedDefinition } from "../node.js";

const known = new WeakMap<ModuleIr, readonly LocatedDefinition[]>();

/** Lists the definitions of a module as they are written. */
export function plainNodesOf(module: ModuleIr): readonly LocatedDefinition[] {
  const before = known.get(module);
  if (before !== undefined) return before;
  const nodes = module.definitions.map((definition) => ({ module, definition }));
  known.set(module, nodes);
  return nodes;
}
