/** Exports a linked dataflow as the runtime exports the dataflow that it builds, without running it. */
import { exportGraph, type DefinitionFacts, type ExecutionExport, type InputFacts } from "@icosian/runtime/tooling";
import type { LinkedDataflow } from "./linked-dataflow.js";
import { inputsOf, isFanOut, type LocatedDefinition, type NodeInputIr, type ShownIr } from "./node.js";

/** Exports all nodes of a dataflow; its modules have to be linked for an export. O(nodes + inputs), besides sorting. */
export function exportDataflow({ graph, call }: LinkedDataflow): ExecutionExport {
  const configured = new Set(call.config.keys.map(({ name }) => name));
  const questions = { factsOf: toFacts, isInConfig: (name: string) => configured.has(name) };
  const order = [...graph.variables.keys()];
  const originOf = new Map(order.map((id) => [id, "computed"] as const));
  return exportGraph(graph, { order, originOf, outputs: new Set() }, questions);
}

function toFacts(located: LocatedDefinition): DefinitionFacts {
  const { module, definition } = located;
  const { line, column } = definition.position;
  // A materializer is in no module. The runtime shows the call in its place, with what it knows of the arguments.
  const isOutside = module.materializes === true;
  const path = isOutside ? definition.reference.local : module.module;
  return {
    ...(definition.made?.shown ?? toPlainFacts(located)),
    documentation: definition.documentation,
    codeVersion: definition.codeVersion === "" ? null : definition.codeVersion,
    module: path,
    source: isOutside ? path : `${path}:${line}:${column}`,
    isAsync: definition.isAsync,
    inputs: inputsOf(definition).map(toInputFacts),
  };
}

/** The facts of a definition that no modifier changes. */
function toPlainFacts(located: LocatedDefinition): ShownIr {
  const inputs = inputsOf(located.definition);
  const kind = isFanOut(located) ? "fanOut" : inputs.some(({ collects }) => collects) ? "collect" : "function";
  const type = located.definition.returnType?.text ?? "unknown";
  const modifiers = located.definition.modifiers.flatMap((modifier) => modifier.kind ?? []);
  return { kind, type, tags: {}, madeFrom: null, modifiers, subdags: [], isRemote: false, isCached: false };
}

function toInputFacts({ name, type, isOptional, collects, mayCollect }: NodeInputIr): InputFacts {
  return { name, type: type?.text ?? "unknown", isOptional, collects: collects || mayCollect === true };
}
