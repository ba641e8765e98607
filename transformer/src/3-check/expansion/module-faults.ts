/** What is wrong with the modifiers of a module whatever it is linked with, found once. */
import type { ModuleIr } from "../../ir/module.js";
import { expandModules } from "./expand.js";
import type { ModifierFault } from "./expanded-modules.js";
import { OPEN_CONFIG } from "./known-config.js";

const known = new WeakMap<ModuleIr, readonly ModifierFault[]>();

/** The faults of a module's modifiers. */
export function faultsOf(module: ModuleIr): readonly ModifierFault[] {
  const before = known.get(module);
  if (before !== undefined) return before;
  const isPlain = module.definitions.every(({ modifiers }) => modifiers.length === 0);
  const faults = isPlain ? [] : expandModules([module], OPEN_CONFIG, () => null).faults;
  known.set(module, faults);
  return faults;
}
