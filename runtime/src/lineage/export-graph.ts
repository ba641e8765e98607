/** Exports a graph, or the part of it that a request needs. The compiler exports its own graphs with the same code. */
import { NO_FAN_OUT } from "../graph/fan-outs.js";
import type { Edges } from "../graph/edges.js";
import type { Graph, LocatedDefinition } from "../graph/graph.js";
import type { Tags } from "../graph/node-definition.js";
import type { NodeKind } from "../graph/node-kind.js";
import { rowOf } from "../graph/rows.js";
import type { Needs } from "../graph/trace-needs.js";
import { joinTypes } from "../graph/variable-type.js";
import { EXPORT_VERSION, type ExecutionExport, type ExportedEdge, type ExportedNode } from "./execution-export.js";

/** What an export tells about one definition. */
export interface DefinitionFacts extends Pick<
  ExportedNode,
  | "kind"
  | "type"
  | "documentation"
  | "codeVersion"
  | "source"
  | "madeFrom"
  | "modifiers"
  | "subdags"
  | "isAsync"
  | "isRemote"
  | "isCached"
  | "variants"
> {
  /** Path of the module that defines the node. */
  readonly module: string;
  /** The node's own tags. */
  readonly tags: Tags;
  /** The inputs in their order. */
  readonly inputs: readonly InputFacts[];
}

/** What an export tells about one input of a definition. */
export interface InputFacts {
  /** Name of the node or input that provides the value. */
  readonly name: string;
  /** Declared type, as the source spells it. */
  readonly type: string;
  /** Whether the node can be computed without it. */
  readonly isOptional: boolean;
  /** Whether it takes the values of all items. */
  readonly collects: boolean;
}

/** How an export learns about the graph. */
export interface ExportQuestions<Module, Definition> {
  /** The nodes that may read each variable. */
  readonly dependents: Edges["dependents"];
  /** Describes the definition of a node, or one that the config replaces. */
  readonly factsOf: (located: LocatedDefinition<Module, Definition>) => DefinitionFacts;
  /** Whether a name is a key of the config. */
  readonly isInConfig: (name: string) => boolean;
}

/** The part of the graph to export. */
export interface ExportedPart extends Needs {
  /** Names of the requested outputs. */
  readonly outputs: ReadonlySet<string>;
}

/** Exports a part of a graph. O(variables + edges), besides sorting. */
export function exportGraph<Module, Definition>(
  graph: Graph<Module, Definition>,
  { order, originOf, outputs }: ExportedPart,
  { dependents, factsOf, isInConfig }: ExportQuestions<Module, Definition>,
): ExecutionExport {
  const known = new Map<number, DefinitionFacts | null>();
  const nodes: ExportedNode[] = [];
  const edges: ExportedEdge[] = [];
  const inputTypes = findInputTypes();
  for (const id of order) {
    const { name, kind } = graph.variables[id]!;
    const origin = originOf.get(id);
    const facts = find(id);
    const isComputed = kind === "node" && origin === "computed";
    const inputs = isComputed ? (facts?.inputs ?? []) : [];
    const external: NodeKind = isInConfig(name) ? "config" : "input";
    for (const { name: from, isOptional, collects } of keepEach(inputs))
      if (originOf.has(graph.ids.get(from) ?? -1)) edges.push({ from, to: name, isOptional, collects });
    nodes.push({
      name,
      kind: kind === "node" ? facts!.kind : external,
      type: facts?.type ?? joinTypes(inputTypes.get(name) ?? []),
      tags: facts === null ? {} : { ...facts.tags, module: facts.module },
      requiredDependencies: namesOf(inputs, (input) => !input.isOptional),
      optionalDependencies: namesOf(inputs, (input) => input.isOptional),
      documentation: facts?.documentation ?? "",
      codeVersion: isComputed ? facts!.codeVersion : null,
      module: facts?.module ?? null,
      source: facts?.source ?? null,
      madeFrom: facts?.madeFrom ?? null,
      modifiers: facts?.modifiers ?? [],
      subdags: facts?.subdags ?? [],
      fanOut: fanOutOf(id),
      variants: facts?.variants ?? [],
      isAsync: isComputed && facts!.isAsync,
      isRemote: isComputed && facts!.isRemote,
      isCached: isComputed && facts!.isCached,
      isOutput: outputs.has(name),
      isOverridden: origin === "overrides",
    });
  }
  nodes.sort((a, b) => compare(a.name, b.name));
  edges.sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
  return { exportVersion: EXPORT_VERSION, nodes, edges };

  function find(id: number): DefinitionFacts | null {
    const before = known.get(id);
    if (before !== undefined) return before;
    const variable = graph.variables[id]!;
    const located = variable.kind === "node" ? variable : variable.replaced;
    const facts = located === null ? null : factsOf(located);
    known.set(id, facts);
    return facts;
  }

  /** The declared types of all inputs that read each external input, whether or not the part has them. */
  function findInputTypes(): ReadonlyMap<string, readonly string[]> {
    const externals = order.filter((id) => graph.variables[id]!.kind === "external");
    const types = new Map(externals.map((id): [string, string[]] => [graph.variables[id]!.name, []]));
    const readers = new Set(externals.flatMap((id) => [...rowOf(dependents, id)]));
    for (const reader of readers) for (const { name, type } of find(reader)?.inputs ?? []) types.get(name)?.push(type);
    return types;
  }

  function fanOutOf(id: number): string | null {
    const enclosing = graph.fanOuts?.enclosing[id] ?? NO_FAN_OUT;
    return enclosing === NO_FAN_OUT ? null : graph.variables[enclosing]!.name;
  }
}

/** Keeps one input of each name: the edge is required if one of them is. */
function keepEach(inputs: readonly InputFacts[]): Iterable<InputFacts> {
  if (inputs.length < 2) return inputs;
  const byName = new Map<string, InputFacts>();
  for (const input of inputs) {
    const other = byName.get(input.name);
    const isOptional = input.isOptional && (other?.isOptional ?? true);
    byName.set(input.name, { ...input, isOptional, collects: input.collects || (other?.collects ?? false) });
  }
  return byName.values();
}

function namesOf(inputs: readonly InputFacts[], isWanted: (input: InputFacts) => boolean): readonly string[] {
  return [...new Set(inputs.filter(isWanted).map(({ name }) => name))].sort();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
