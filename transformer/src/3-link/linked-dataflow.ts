/** A dataflow as rules see it: the modules of one `dataflow(…)` call and their graph. */
import type { Edges, FanOutFault, Graph } from "@icosian/runtime/tooling";
import type { ModuleIr } from "../ir/module.js";
import type { ExpandedModules } from "./expansion/expanded-modules.js";
import type { LocatedDefinition, NodeIr } from "./node.js";
import type { ResolvedCall } from "./resolve-call.js";

/** The linked modules of one call. */
export interface LinkedDataflow extends ResolvedCall {
  /** All definitions in the order of the modules, including those that others replace. */
  readonly definitions: readonly LocatedDefinition[];
  /** The definitions of each name that has more than one. */
  readonly repeated: ReadonlyMap<string, readonly LocatedDefinition[]>;
  /** The graph of the last definition of each name, unless the config replaces it. */
  readonly graph: Graph<ModuleIr, NodeIr>;
  /** The edges of all candidates; the same as the graph's if every variable has one definition. */
  readonly possible: Edges;
  /** The mistakes among the fan-outs of the graph. */
  readonly fanOutFaults: readonly FanOutFault[];
  /** The result of expanding modifiers; null if no modifier changes anything. */
  readonly expanded: ExpandedModules | null;
  /** Whether every module and every config key is known, so that missing names can be reported. */
  readonly isComplete: boolean;
}

const known = new WeakMap<LinkedDataflow, ReadonlySet<ModuleIr>>();

/** Lists the modules of a dataflow's definitions, including those inside subdags. */
export function modulesOf(dataflow: LinkedDataflow): ReadonlySet<ModuleIr> {
  const before = known.get(dataflow);
  if (before !== undefined) return before;
  const { definitions, expanded } = dataflow;
  const own = dataflow.modules.filter((module) => module.definitions.length > 0);
  const modules = new Set(expanded === null ? own : definitions.map(({ module }) => module));
  known.set(dataflow, modules);
  return modules;
}
