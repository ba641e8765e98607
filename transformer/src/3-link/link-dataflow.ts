/** Links the modules of one `dataflow(…)` call, as the runtime does. */
import type { DataflowCallIr } from "../ir/calls.js";
import type { ModuleIr } from "../ir/module.js";
import type { Oracle } from "../oracle/oracle.js";
import type { FindSource } from "./edges/source.js";
import { expandCall, type LinkPurpose } from "./expand-call.js";
import { linkNodes } from "./link-nodes.js";
import { relinkNodes } from "./relink-nodes.js";
import type { LinkedDataflow } from "./linked-dataflow.js";
import { isUncertain } from "./node.js";
import { findModules, type ResolvedCall } from "./resolve-call.js";

/**
 * Links a call; O(nodes + inputs).
 *
 * @param before - The same dataflow before an edit, from which whatever the edit has not changed is taken.
 */
export function linkDataflow(
  resolved: ResolvedCall,
  findSource: FindSource,
  oracle: Oracle,
  purpose: LinkPurpose = "check",
  before: LinkedDataflow | null = null,
): LinkedDataflow {
  const { config } = resolved.call;
  const { nodes, expanded } = expandCall(
    resolved.modules,
    config,
    (expression) => findModules(expression, findSource, oracle),
    {
      findConstant: (name) => oracle.findConstant(name),
      findEffect: (modifier) => oracle.findEffect?.(modifier) ?? null,
    },
    purpose,
  );
  // A definition that is decided when the dataflow is built may make any name, so missing names are not reported.
  const areNodesKnown = expanded === null || (expanded.unknown.length === 0 && !nodes.some(isUncertain));
  const isComplete = resolved.areModulesKnown && !config.isOpen && areNodesKnown;
  const configured = keysOf(config);
  const hasSameKeys = before !== null && isEqual(keysOf(before.call.config), configured);
  const linked = (hasSameKeys ? relinkNodes(before, nodes, configured) : null) ?? linkNodes(nodes, configured);
  return { ...resolved, ...linked, expanded, isComplete };
}

function keysOf({ keys }: DataflowCallIr["config"]): ReadonlySet<string> {
  return new Set(keys.map(({ name }) => name));
}

/** Whether two sets have the same keys in the same order, in which they are numbered. */
function isEqual(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].join("\n") === [...other].join("\n");
}

/** Links a module by itself. Another module or the config may provide the names that it does not define. */
export function linkAlone(module: ModuleIr, findSource: FindSource, oracle: Oracle): LinkedDataflow {
  return linkDataflow(resolveAlone([module]), findSource, oracle);
}

/** Resolves modules without a call: as if one call linked them, with a config that is not known. */
export function resolveAlone(modules: readonly ModuleIr[]): ResolvedCall {
  const span = modules[0]?.definitions[0]?.nameSpan ?? { start: 0, end: 0 };
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
  return {
    file: modules[0]?.file ?? "",
    call,
    modules,
    areModulesKnown: false,
    plainModules: [],
    missingModules: [],
    opaqueModules: [],
    unreadFiles: [],
    barrels: [],
    declared: new Map(),
  };
}
