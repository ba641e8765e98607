/** Links the modules of one `dataflow(…)` call, as the runtime will. */
import type { DataflowCallIr } from "../ir/calls.js";
import { isDeclarationFile } from "../ir/declaration-file.js";
import type { ModuleIr } from "../ir/module.js";
import type { Location } from "../ir/span.js";
import type { Oracle } from "../oracle/oracle.js";
import { expandCall } from "./expand-call.js";
import { ModuleCollector } from "./names/find-modules.js";
import type { LinkedDataflow, MissingModule, OpaqueModule, PlainModule } from "./linked-dataflow.js";
import type { ModulePart } from "./names/module-parts.js";
import { isOtherwise, isUncertain, type Consumer, type LocatedDefinition } from "./node.js";
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

type LinkedModules = Pick<
  LinkedDataflow,
  "definitions" | "nodes" | "variants" | "consumers" | "expanded" | "isComplete"
>;

function linkModules(
  modules: readonly ModuleIr[],
  call: DataflowCallIr,
  findSource: FindSource,
  oracle: Oracle,
): LinkedModules {
  const { parts, expanded } = expandCall(
    modules,
    call.config,
    (expression) => findModules(expression, findSource, oracle),
    {
      findConstant: (name) => oracle.findConstant(name),
      findEffect: (modifier) => oracle.findEffect?.(modifier) ?? null,
    },
  );
  // What is decided when the dataflow is built may make any name: here nothing is said of what is not there.
  const isComplete = (expanded?.unknown ?? []).length === 0 && !parts.some(({ located }) => isUncertain(located));
  return { ...collectNodes(parts, call), expanded, isComplete };
}

/** The modules that an expression brings along; null where they are not all known, or it is no dataflow module. */
export function findModules(expression: Location, findSource: FindSource, oracle: Oracle): readonly ModuleIr[] | null {
  const found = oracle.findModule(expression);
  const collector = new ModuleCollector(findSource, oracle);
  if (found === null || collector.add(found) !== true || !collector.isComplete) return null;
  return collector.modules;
}

function collectNodes(
  parts: readonly ModulePart[],
  call: DataflowCallIr,
): Pick<LinkedDataflow, "definitions" | "nodes" | "variants" | "consumers"> {
  const definitions = new Map<string, LocatedDefinition[]>();
  // The last definition of a name is the one that counts; of variants, all may.
  const counting = new Map<string, ModulePart[]>();
  for (const part of parts) {
    const { name } = part.located.definition;
    push(definitions, name, part.located);
    if (isUncertain(part.located) || isOtherwise(part.located)) push(counting, name, part);
    else counting.set(name, [part]);
  }

  const configured = new Set(call.config.keys.map(({ name }) => name));
  const nodes = new Map<string, LocatedDefinition>();
  const variants = new Map<string, readonly LocatedDefinition[]>();
  const consumers = new Map<string, Consumer[]>();
  for (const [name, all] of counting) {
    const last = all.at(-1);
    if (last === undefined || configured.has(name)) continue;
    nodes.set(name, last.located);
    if (all.length > 1)
      variants.set(
        name,
        all.map(({ located }) => located),
      );
    for (const part of all) for (const consumer of part.consumers) push(consumers, consumer.input.name, consumer);
  }
  return { definitions, nodes, variants, consumers };
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
