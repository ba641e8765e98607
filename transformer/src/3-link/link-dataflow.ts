/** Links the modules of one `dataflow(…)` call, as the runtime does. */
import type { DataflowCallIr } from "../ir/calls.js";
import type { ModuleIr } from "../ir/module.js";
import type { Oracle } from "../oracle/oracle.js";
import type { FindSource } from "./edges/source.js";
import { expandCall } from "./expand-call.js";
import { linkNodes } from "./link-nodes.js";
import type { LinkedDataflow } from "./linked-dataflow.js";
import { isUncertain } from "./node.js";
import { findModules, type ResolvedCall } from "./resolve-call.js";

/** Links a call; O(nodes + inputs). */
export function linkDataflow(resolved: ResolvedCall, findSource: FindSource, oracle: Oracle): LinkedDataflow {
  const { config } = resolved.call;
  const { nodes, expanded } = expandCall(
    resolved.modules,
    config,
    (expression) => findModules(expression, findSource, oracle),
    {
      findConstant: (name) => oracle.findConstant(name),
      findEffect: (modifier) => oracle.findEffect?.(modifier) ?? null,
    },
  );
  // A definition that is decided when the dataflow is built may make any name, so missing names are not reported.
  const areNodesKnown = (expanded?.unknown ?? []).length === 0 && !nodes.some(isUncertain);
  const isComplete = resolved.areModulesKnown && !config.isOpen && areNodesKnown;
  return { ...resolved, ...linkNodes(nodes, new Set(config.keys.map(({ name }) => name))), expanded, isComplete };
}

/**
 * Links a module by itself. Another module or the config may provide the names that it does not define.
 */
export function linkAlone(module: ModuleIr, findSource: FindSource, oracle: Oracle): LinkedDataflow {
  const span = module.definitions[0]?.nameSpan ?? { start: 0, end: 0 };
  const call: DataflowCallIr = {
    span,
    calleeSpan: span,
    nameSpan: null,
    modules: null,
    config: { keys: [], isOpen: true },
    allowsOverrides: false,
    materializers: null,
    arguments: [],
    isEmpty: false,
  };
  const resolved: ResolvedCall = {
    file: module.file,
    call,
    modules: [module],
    areModulesKnown: false,
    plainModules: [],
    missingModules: [],
    opaqueModules: [],
    barrels: [],
    declared: new Map(),
  };
  return linkDataflow(resolved, findSource, oracle);
}
