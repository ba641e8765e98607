/** Puts what is known of a linked dataflow as a generated file describes it. */
import { findDeclaration } from "@icosian/runtime/tooling";
import type { JoinedDataflow, JoinedInput, JoinedNode, TypeReference } from "../ir/joined-dataflow.js";
import type { DefinitionIr, ModuleIr } from "../ir/module.js";
import { depthsOf } from "./fan-outs.js";
import type { LinkedDataflow } from "./linked-dataflow.js";
import { inputsOf, isOneCertain, type LocatedDefinition, type NodeInputIr } from "./node.js";

/** How the generated file refers to a module. */
export interface ModuleNames {
  readonly module: ModuleIr;
  readonly namespace: string;
  /** How its functions are referred to. */
  nameOf(definition: DefinitionIr): string;
  /** Whether what the module's type says of a node is what the dataflow has under that name. */
  readonly isLinked: boolean;
}

/** What a joined dataflow says of nodes and config; its modules and plans are written elsewhere. */
export type JoinedNodes = Omit<JoinedDataflow, "modules" | "plans">;

/**
 * Joins a dataflow; O(nodes + inputs).
 *
 * @param modules - By file.
 */
export function joinDataflow(dataflow: LinkedDataflow, modules: ReadonlyMap<string, ModuleNames>): JoinedNodes {
  const origins = new Map(Array.from(modules, ([file, { module }]) => [file, indexOrigins(module)]));
  const known: Known = { modules, origins, depths: depthsOf(dataflow) };
  const nodes = Array.from(dataflow.nodes, ([name, node]) =>
    joinNode(name, dataflow.variants.get(name) ?? [node], known),
  );
  const named = new Set([...nodes.map(({ name }) => name), ...dataflow.consumers.keys()]);
  const kinds = new Set([...modules.values()].flatMap(({ module }) => module.definitions.flatMap(kindsOf)));
  return {
    nodes,
    allowsOverrides: dataflow.call.allowsOverrides === true,
    configKeys: [...(dataflow.expanded?.reads ?? [])].filter((key) => !named.has(key)).sort(),
    isConfigOpen: [...kinds].some((kind) => kind === null || findDeclaration(kind)?.readsAnyConfig),
    unknown: (dataflow.expanded?.unknown ?? []).map(({ module, definition: { name, position } }) => ({
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

/** Definitions by where their names stand, which modifiers do not change. */
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
    variants: variants.map((variant) => inputsOf(variant.definition).map((input) => joinInput(input, variant, known))),
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

function joinInput(input: NodeInputIr, { module, definition }: LocatedDefinition, known: Known): JoinedInput {
  const { name, isOptional } = input;
  const origin = known.origins.get(module.file)?.get(definition.nameSpan.start);
  const names = known.modules.get(module.file);
  const type = origin && names && input.feed !== "modifier" ? findParameter(input, origin, names) : null;
  // Within a module a text means one type, unless a function has type parameters of its own.
  const typeKey = `${names?.namespace}:${isOptional}:${input.type?.text}`;
  return { name, isOptional, type: type ?? { kind: "unknown" }, typeKey };
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
