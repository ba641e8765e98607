/** A dataflow as rules see it: the modules of one `dataflow(…)` call, and the graph that they make. */
import type { Edges, FanOutFault, Graph } from "@icosian/runtime/tooling";
import type { ModuleIr } from "../ir/module.js";
import type { ExpandedModules } from "./expansion/expanded-modules.js";
import type { LocatedDefinition, NodeIr } from "./node.js";
import type { ResolvedCall } from "./resolve-call.js";

/** The modules of one call, linked. */
export interface LinkedDataflow extends ResolvedCall {
  /** Every definition, in the order of the modules, whether it counts or not. */
  readonly definitions: readonly LocatedDefinition[];
  /** The definitions of each name that has more than one. */
  readonly repeated: ReadonlyMap<string, readonly LocatedDefinition[]>;
  /** The graph of the definitions that count: the last of each name, unless the config takes its place. */
  readonly graph: Graph<ModuleIr, NodeIr>;
  /** The edges of all candidates; those of the graph if every variable has one definition. */
  readonly possible: Edges;
  /** The edges of the graph that make no sense among its fan-outs. */
  readonly fanOutFaults: readonly FanOutFault[];
  /** What modifiers made of the modules; null when there are none to speak of. */
  readonly expanded: ExpandedModules | null;
  /** Whether every module and every config key is known, so that what is not there is known too. */
  readonly isComplete: boolean;
}

const known = new WeakMap<LinkedDataflow, ReadonlySet<ModuleIr>>();

/** The modules that a dataflow's definitions are of, those inside of subdags among them. */
export function modulesOf(dataflow: LinkedDataflow): ReadonlySet<ModuleIr> {
  const before = known.get(dataflow);
  if (before !== undefined) return before;
  const modules = new Set(dataflow.definitions.map(({ module }) => module));
  known.set(dataflow, modules);
  return modules;
}
