/** Expands a module by itself, once per module, whatever it is linked with. */
import type { ModuleIr } from "../../ir/module.js";
import { isOtherwise, isUncertain, type LocatedDefinition } from "../node.js";
import { expandModules } from "./expand.js";
import type { ExpandedModules, ModifierFault } from "./expanded-modules.js";
import { OPEN_CONFIG } from "./known-config.js";

const known = new WeakMap<ModuleIr, ExpandedModules | null>();

/** Lists the mistakes in a module's modifiers. */
export function faultsOf(module: ModuleIr): readonly ModifierFault[] {
  return expandAlone(module)?.faults ?? [];
}

/** Lists the nodes that a module has under every config, whatever it is linked with. */
export function certainNodesOf(module: ModuleIr): readonly LocatedDefinition[] {
  const nodes = expandAlone(module)?.nodes.get(module);
  if (nodes === undefined) return module.definitions.map((definition) => ({ module, definition }));
  return nodes.filter((node) => !isUncertain(node) && !isOtherwise(node));
}

/** Expands a module under an open config; null if no modifier changes anything. */
function expandAlone(module: ModuleIr): ExpandedModules | null {
  const before = known.get(module);
  if (before !== undefined) return before;
  const isPlain = module.definitions.every(({ modifiers }) => modifiers.length === 0);
  const expanded = isPlain ? null : expandModules([module], OPEN_CONFIG, () => null);
  known.set(module, expanded);
  return expanded;
}
