/** Describes a linked dataflow as a generated file contains it. */
import { findAllNeeds, findDeclaration } from "@icosian/runtime/tooling";
import type { ExternalInput, JoinedDataflow, JoinedNode, TypeReference } from "../ir/joined-dataflow.js";
import type { DefinitionIr, ModuleIr } from "../ir/module.js";
import { consumersOf } from "./edges/consumers.js";
import { candidatesOf, nodesOf } from "./edges/producers.js";
import { depthsOf } from "./fan-outs.js";
import type { LinkedDataflow } from "./linked-dataflow.js";
import { inputsOf, isOneCertain, type Consumer, type LocatedDefinition, type NodeInputIr } from "./node.js";

/** The names by which the generated file refers to a module. */
export interface ModuleNames {
  /** The module itself. */
  readonly module: ModuleIr;
  /** The name under which the generated file imports the module. */
  readonly namespace: string;
  /** Returns the name by which the generated file refers to a function of the module. */
  nameOf(definition: DefinitionIr): string;
  /** Whether the module's type describes the nodes that the dataflow has under the same names. */
  readonly isLinked: boolean;
}

/** The nodes and the config of a joined dataflow, without its modules and plans. */
export type JoinedNodes = Omit<JoinedDataflow, "modules" | "plans">;

/**
 * Joins a dataflow; O(nodes × inputs / 32 + edges).
 *
 * @param modules - The names of the modules, by file.
 */
export function joinDataflow(dataflow: LinkedDataflow, modules: ReadonlyMap<string, ModuleNames>): JoinedNodes {
  const origins = new Map(Array.from(modules, ([file, { module }]) => [file, indexOrigins(module)]));
  const known: Known = { modules, origins, depths: depthsOf(dataflow) };
  const { graph, possible, expanded } = dataflow;
  const possibleNodes = graph.variables.map((variable) => {
    if (variable.kind === "external") return null;
    const all = candidatesOf(variable);
    return { candidates: all.map(({ definition }) => inputsOf(definition)), isCertain: isOneCertain(all) };
  });
  const { inputs, needs } = findAllNeeds(possible.dependencies, possibleNodes);
  const unknown = expanded?.unknown ?? [];
  const kinds = new Set([...modules.values()].flatMap(({ module }) => module.definitions.flatMap(kindsOf)));
  return {
    nodes: nodesOf(dataflow).map((node) => joinNode(node.name, candidatesOf(node), known)),
    inputs: inputs.map((id) => joinInput(graph.variables[id]!, dataflow, known)),
    // A definition that is known only at run time may make a node of any name.
    needs: unknown.length > 0 ? null : new Map(graph.variables.map(({ name }, id) => [name, needs[id] ?? []])),
    allowsOverrides: dataflow.call.allowsOverrides === true,
    configKeys: [...(expanded?.reads ?? [])].filter((key) => !graph.ids.has(key)).sort(),
    isConfigOpen: [...kinds].some((kind) => kind === null || findDeclaration(kind)?.readsAnyConfig),
    unknown: unknown.map(({ module, definition: { name, position } }) => ({
      name,
      location: `${module.module}:${position.line}:${position.column}`,
    })),
  };
}

interface Known {
  readonly modules: ReadonlyMap<string, ModuleNames>;
  readonly origins: ReadonlyMap<string, ReadonlyMap<number, DefinitionIr>>;
  readonly depths: ReadonlyMap<string, number>;
}

/** Indexes definitions by the offsets of their names, which modifiers do not change. */
function indexOrigins({ definitions }: ModuleIr): ReadonlyMap<number, DefinitionIr> {
  return new Map(definitions.map((definition) => [definition.nameSpan.start, definition]));
}

function kindsOf({ modifiers }: DefinitionIr): readonly (string | null)[] {
  return modifiers.map(({ kind }) => kind);
}

function joinNode(name: string, variants: readonly LocatedDefinition[], known: Known): JoinedNode {
  const [first] = variants;
  return {
    name,
    values: variants.map((variant) => toValue(variant, known)),
    isCertain: isOneCertain(variants),
    depth: known.depths.get(name) ?? 0,
    documentation: variants.length === 1 ? (first?.definition.documentation ?? "") : "",
  };
}

function toValue({ module, definition }: LocatedDefinition, known: Known): TypeReference {
  const origin = known.origins.get(module.file)?.get(definition.nameSpan.start);
  const names = known.modules.get(module.file);
  if (origin === undefined || names === undefined) return { kind: "unknown" };
  const path = definition.made === undefined ? [] : definition.made.path;
  const { fansOut } = origin;
  if (path !== null) return { kind: "value", function: names.nameOf(origin), path, fansOut };
  // Decorators do not change the type of their method.
  if (origin.reference.member !== null || !names.isLinked) return { kind: "unknown" };
  return { kind: "made", namespace: names.namespace, name: definition.name, fansOut };
}

/** Describes an input with the types of all its consumers. */
function joinInput(
  { kind, name }: LinkedDataflow["graph"]["variables"][number],
  dataflow: LinkedDataflow,
  known: Known,
): ExternalInput {
  // Within a module, equal texts mean the same type, unless a function has type parameters.
  const types = new Map<string, TypeReference>();
  for (const consumer of consumersOf(name, dataflow)) {
    const { input, module } = consumer;
    const key = `${known.modules.get(module.file)?.namespace}:${input.isOptional}:${input.type?.text}`;
    const type = types.has(key) ? null : toAskedType(consumer, known);
    if (type !== null) types.set(key, type);
  }
  return { name, types: [...types.values()], mayBeNode: kind === "node" };
}

/** Describes the type of a consumer's parameter; null if it is not known. */
function toAskedType({ input, module, definition }: Consumer, known: Known): TypeReference | null {
  const origin = known.origins.get(module.file)?.get(definition.nameSpan.start);
  const names = known.modules.get(module.file);
  return origin && names && input.feed !== "modifier" ? findParameter(input, origin, names) : null;
}

function findParameter(input: NodeInputIr, origin: DefinitionIr, names: ModuleNames): TypeReference | null {
  const start = input.nameSpan.start;
  for (const [index, parameter] of origin.parameters.entries()) {
    const reference = { kind: "parameter", function: names.nameOf(origin), index } as const;
    if (parameter.kind === "positional" && parameter.input.nameSpan.start === start)
      return { ...reference, property: null };
    const own = parameter.kind === "named" && parameter.inputs.find((each) => each.nameSpan.start === start);
    if (own) return { ...reference, property: own.name };
  }
  return null;
}
