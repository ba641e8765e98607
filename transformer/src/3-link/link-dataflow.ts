/** Links the modules of one `dataflow(…)` call, as the runtime will. */
import type { DataflowCallIr } from "../ir/calls.js";
import { isDeclarationFile } from "../ir/declaration-file.js";
import type { ModuleIr } from "../ir/module.js";
import type { Location } from "../ir/span.js";
import type { Oracle } from "../oracle/oracle.js";
import { expandCall } from "./expand-call.js";
import { ModuleCollector } from "./names/find-modules.js";
import type { LinkedDataflow, MissingModule, OpaqueModule, PlainModule } from "./linked-dataflow.js";
import { linkNodes, type LinkedNodes } from "./link-nodes.js";
import { isUncertain } from "./node.js";
import { isModule, type FindSource } from "./edges/source.js";

/** Links a call; O(nodes + inputs). */
export function linkDataflow(
  file: string,
  call: DataflowCallIr,
  findSource: FindSource,
  oracle: Oracle,
): LinkedDataflow {
  const plainModules: PlainModule[] = [];
  const missingModules: MissingModule[] = [];
  const opaqueModules: OpaqueModule[] = [];
  const declared = new Map<string, Location>();
  const collector = new ModuleCollector(findSource, oracle);
  let isComplete = call.modules !== null && !call.config.isOpen;
  for (const span of call.modules ?? []) {
    const found = oracle.findModule({ file, span });
    const missing = found === null ? oracle.findMissingModule({ file, span }) : null;
    if (missing !== null) missingModules.push({ location: { file, span }, ...missing });
    if (found === null) {
      isComplete = false;
      continue;
    }
    const isModuleAmong = collector.add(found);
    for (const opaque of collector.takeOpaque()) opaqueModules.push({ ...opaque, location: { file, span } });
    for (const module of collector.modules)
      if (isDeclarationFile(module.file) && !declared.has(module.file)) declared.set(module.file, { file, span });
    if (isModuleAmong === false) {
      const source = findSource(found);
      plainModules.push({ location: { file, span }, file: found, barrel: isModule(source) ? source : null });
    }
  }
  isComplete &&= collector.isComplete;

  const linked = linkModules(collector.modules, call, findSource, oracle);
  return {
    ...linked,
    file,
    call,
    plainModules,
    missingModules,
    opaqueModules,
    declared,
    barrels: collector.barrels,
    isComplete: isComplete && linked.isComplete && plainModules.length + opaqueModules.length === 0,
  };
}

/**
 * Links a module with nothing but itself, as one that may be linked with anything: what it does not have another module
 * or the config may provide.
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
    arguments: [],
    isEmpty: false,
  };
  return {
    ...linkModules([module], call, findSource, oracle),
    file: module.file,
    call,
    plainModules: [],
    missingModules: [],
    opaqueModules: [],
    barrels: [],
    declared: new Map(),
    isComplete: false,
  };
}

type LinkedModules = LinkedNodes & Pick<LinkedDataflow, "expanded" | "isComplete">;

function linkModules(
  modules: readonly ModuleIr[],
  call: DataflowCallIr,
  findSource: FindSource,
  oracle: Oracle,
): LinkedModules {
  const { nodes, expanded } = expandCall(
    modules,
    call.config,
    (expression) => findModules(expression, findSource, oracle),
    (name) => oracle.findConstant(name),
  );
  // What is decided when the dataflow is built may make any name: here nothing is said of what is not there.
  const isComplete = (expanded?.unknown ?? []).length === 0 && !nodes.some(isUncertain);
  return { ...linkNodes(nodes, new Set(call.config.keys.map(({ name }) => name))), expanded, isComplete };
}

/** The modules that an expression brings along; null where they are not all known, or it is no dataflow module. */
export function findModules(expression: Location, findSource: FindSource, oracle: Oracle): readonly ModuleIr[] | null {
  const found = oracle.findModule(expression);
  const collector = new ModuleCollector(findSource, oracle);
  if (found === null || collector.add(found) !== true || !collector.isComplete) return null;
  return collector.modules;
}
