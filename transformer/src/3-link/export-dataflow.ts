/** Exports a linked dataflow as the runtime exports the dataflow that it builds, without running it. */
import { exportGraph, type DefinitionFacts, type ExecutionExport, type InputFacts } from "@icosian/runtime/tooling";
import { findVersion } from "./expansion/find-version.js";
import type { LinkedDataflow } from "./linked-dataflow.js";
import { inputsOf, isFanOut, type LocatedDefinition, type NodeInputIr, type ShownIr } from "./node.js";

/** Exports all nodes of a dataflow; its modules have to be linked for an export. O(nodes + inputs), besides sorting. */
export function exportDataflow({ graph, possible, call }: LinkedDataflow): ExecutionExport {
  const configured = new Set(call.config.keys.map(({ name }) => name));
  const questions = {
    dependents: possible.dependents,
    factsOf: toNodeFacts,
    isInConfig: (name: string) => configured.has(name),
  };
  const order = [...graph.variables.keys()];
  const originOf = new Map(order.map((id) => [id, "computed"] as const));
  return exportGraph(graph, { order, originOf, outputs: new Set() }, questions);
}

/** Describes a node. If a config chooses its definition, what not all of them need is optional. */
function toNodeFacts(
  node: LocatedDefinition & { readonly candidates?: readonly LocatedDefinition[] },
): DefinitionFacts {
  const all = (node.candidates ?? [node]).map(toFacts);
  const last = all.at(-1)!;
  if (all.length === 1) return last;
  const isNeeded = (name: string): boolean => all.every(({ inputs }) => inputs.some((input) => input.name === name));
  const inputs = all.flatMap((facts) =>
    facts.inputs.map((input) => ({ ...input, isOptional: input.isOptional || !isNeeded(input.name) })),
  );
  return {
    ...last,
    inputs,
    // Only the config says whose code computes the node.
    codeVersion: null,
    modifiers: [...new Set(all.flatMap(({ modifiers }) => modifiers))],
    isAsync: all.some(({ isAsync }) => isAsync),
    variants: all.flatMap(({ source }) => source ?? []),
  };
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
    codeVersion: findVersion(definition),
    module: path,
    source: isOutside ? path : `${path}:${line}:${column}`,
    isAsync: definition.isAsync,
    variants: [],
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
