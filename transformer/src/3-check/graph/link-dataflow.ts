/** Links the modules of one `dataflow(…)` call, as the runtime will. */
import type { DataflowCallIr } from "../../ir/calls.js";
import type { ModuleIr } from "../../ir/module.js";
import type { Place } from "../../ir/span.js";
import type { Oracle } from "../../oracle/oracle.js";
import { expandCall } from "./expand-call.js";
import type { LinkedDataflow, MissingModule, PlainModule } from "./linked-dataflow.js";
import type { ModulePart } from "./module-parts.js";
import { isOtherwise, isUncertain, type Consumer, type LocatedDefinition } from "./node.js";

/** What a file of the program is: a dataflow module, another source file, or none of the program's sources. */
export type FindSource = (file: string) => ModuleIr | "plain" | null;

/** Links a call; O(nodes + inputs). */
export function linkDataflow(
  file: string,
  call: DataflowCallIr,
  findSource: FindSource,
  oracle: Oracle,
): LinkedDataflow {
  const plainModules: PlainModule[] = [];
  const missingModules: MissingModule[] = [];
  const modules = new Set<ModuleIr>();
  let isComplete = call.modules !== null && !call.config.isOpen;
  for (const span of call.modules ?? []) {
    const found = oracle.findModule({ file, span });
    const missing = found === null ? oracle.findMissingModule({ file, span }) : null;
    if (missing !== null) missingModules.push({ place: { file, span }, ...missing });
    const source = found === null ? null : findSource(found);
    if (source === null) isComplete = false;
    else if (source === "plain") plainModules.push({ place: { file, span }, file: found ?? "" });
    else modules.add(source);
  }

  const { parts, expanded } = expandCall(
    [...modules],
    call.config,
    (expression) => findModule(expression, findSource, oracle),
    (name) => oracle.findConstant(name),
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
    definitions,
    nodes,
    variants,
    consumers,
    expanded,
    isComplete: isComplete && plainModules.length === 0,
  };
}

/** A module that the inside of a subdag runs. */
function findModule(expression: Place, findSource: FindSource, oracle: Oracle): ModuleIr | null {
  const found = oracle.findModule(expression);
  const source = found === null ? null : findSource(found);
  return source === "plain" ? null : source;
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
