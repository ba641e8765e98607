/** Links the modules of one `dataflow(…)` call, as the runtime will. */
import type { DataflowCallIr } from "../../ir/calls.js";
import type { ModuleIr } from "../../ir/module.js";
import type { Place } from "../../ir/span.js";
import type { Oracle } from "../../oracle/oracle.js";
import { expandCall } from "./expand-call.js";
import { ModuleCollector, type FindSource } from "./find-modules.js";
import type { LinkedDataflow, MissingModule, PlainModule } from "./linked-dataflow.js";
import type { ModulePart } from "./module-parts.js";
import { isOtherwise, isUncertain, type Consumer, type LocatedDefinition } from "./node.js";

export type { FindSource } from "./find-modules.js";

/** Links a call; O(nodes + inputs). */
export function linkDataflow(
  file: string,
  call: DataflowCallIr,
  findSource: FindSource,
  oracle: Oracle,
): LinkedDataflow {
  const plainModules: PlainModule[] = [];
  const missingModules: MissingModule[] = [];
  const collector = new ModuleCollector(findSource, oracle);
  let isComplete = call.modules !== null && !call.config.isOpen;
  for (const span of call.modules ?? []) {
    const found = oracle.findModule({ file, span });
    const missing = found === null ? oracle.findMissingModule({ file, span }) : null;
    if (missing !== null) missingModules.push({ place: { file, span }, ...missing });
    if (found === null) isComplete = false;
    else if (collector.add(found) === false) {
      const source = findSource(found);
      plainModules.push({ place: { file, span }, file: found, barrel: source === "plain" ? null : source });
    }
  }
  isComplete &&= collector.isComplete;

  const { parts, expanded } = expandCall(collector.modules, call.config, (expression) =>
    findModules(expression, findSource, oracle),
  );
  // What is decided when the dataflow is built may make any name: here nothing is said of what is not there.
  if (expanded !== null && expanded.unknown.length > 0) isComplete = false;
  if (parts.some(({ located }) => isUncertain(located))) isComplete = false;
  const { definitions, nodes, variants, consumers } = collectNodes(parts, call);
  return {
    file,
    call,
    plainModules,
    missingModules,
    barrels: collector.barrels,
    definitions,
    nodes,
    variants,
    consumers,
    expanded,
    isComplete: isComplete && plainModules.length === 0,
  };
}

/** The modules that an expression brings along; null where they are not all known, or it is no dataflow module. */
export function findModules(expression: Place, findSource: FindSource, oracle: Oracle): readonly ModuleIr[] | null {
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
