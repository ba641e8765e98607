/** Links the modules of one `dataflow(…)` call, as the runtime will. */
import type { DataflowCallIr } from "../../ir/calls.js";
import type { ModuleIr } from "../../ir/module.js";
import type { Oracle } from "../../oracle/oracle.js";
import {
  type Consumer,
  type LinkedDataflow,
  type LocatedDefinition,
  type MissingModule,
  type PlainModule,
} from "./linked-dataflow.js";
import { isAsWritten, partsOf, type ModulePart } from "./module-parts.js";

/** What a file of the program is: a dataflow module, another source file, or none of the program's sources. */
export type FindSource = (file: string) => ModuleIr | "plain" | null;

/** Links a call; O(definitions + inputs). */
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
    else {
      modules.add(source);
      // Which nodes the others make is known when the dataflow is built: here nothing is said of what is not there.
      if (!source.definitions.every(isAsWritten)) isComplete = false;
    }
  }

  const definitions = new Map<string, LocatedDefinition[]>();
  // The last definition of a name is the one that counts.
  const counting = new Map<string, ModulePart>();
  for (const module of modules)
    for (const part of partsOf(module)) {
      const { name } = part.located.definition;
      push(definitions, name, part.located);
      counting.set(name, part);
    }

  const configured = new Set(call.config.keys.map(({ name }) => name));
  const nodes = new Map<string, LocatedDefinition>();
  const consumers = new Map<string, Consumer[]>();
  for (const [name, part] of counting) {
    if (configured.has(name)) continue;
    nodes.set(name, part.located);
    for (const consumer of part.consumers) push(consumers, consumer.input.name, consumer);
  }
  return {
    file,
    call,
    plainModules,
    missingModules,
    definitions,
    nodes,
    consumers,
    isComplete: isComplete && plainModules.length === 0,
  };
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
