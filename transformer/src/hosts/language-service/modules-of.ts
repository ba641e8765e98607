/** The modules of a dataflow. */
import type { LinkedDataflow } from "../../3-check/graph/linked-dataflow.js";
import type { ModuleIr } from "../../ir/module.js";

const known = new WeakMap<LinkedDataflow, ReadonlySet<ModuleIr>>();

/** The modules that a dataflow's definitions are of. */
export function modulesOf(dataflow: LinkedDataflow): ReadonlySet<ModuleIr> {
  const before = known.get(dataflow);
  if (before !== undefined) return before;
  const modules = new Set([...dataflow.definitions.values()].flat().map(({ module }) => module));
  known.set(dataflow, modules);
  return modules;
}
