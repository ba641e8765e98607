/** Links the modules of one `dataflow(…)` call, as the runtime will. */
import type { DataflowCallIr } from "../../ir/calls.js";
import type { ModuleIr } from "../../ir/module.js";
import type { Oracle } from "../../oracle/oracle.js";
import {
  inputsOf,
  type Consumer,
  type LinkedDataflow,
  type LocatedDefinition,
  type PlainModule,
} from "./linked-dataflow.js";

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
  const modules = new Set<ModuleIr>();
  let isComplete = call.modules !== null && !call.config.isOpen;
  for (const span of call.modules ?? []) {
    const found = oracle.findModule({ file, span });
    const source = found === null ? null : findSource(found);
    if (source === null) isComplete = false;
    else if (source === "plain") plainModules.push({ place: { file, span }, file: found ?? "" });
    else modules.add(source);
  }

  const definitions = new Map<string, LocatedDefinition[]>();
  for (const module of modules)
    for (const definition of module.definitions) push(definitions, definition.name, { module, definition });

  const configured = new Set(call.config.keys.map(({ name }) => name));
  const nodes = new Map<string, LocatedDefinition>();
  const consumers = new Map<string, Consumer[]>();
  for (const [name, all] of definitions) {
    const last = all.at(-1);
    if (last === undefined || configured.has(name)) continue;
    nodes.set(name, last);
    for (const input of inputsOf(last.definition)) push(consumers, input.name, { ...last, input });
  }
  return {
    file,
    call,
    plainModules,
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
