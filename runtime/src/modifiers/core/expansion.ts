/** What a definition becomes, modifier by modifier: nodes by name, of which the outermost are what the next one acts on. */
import type { CatalogueEntry } from "../../errors/catalogue-entry.js";
import type { ArgumentPath } from "../../errors/problem.js";
import type { ConfigReader } from "../../link/config-reader.js";
import type { LocatedDefinition } from "../../graph/graph.js";
import type { MadeFrom, NodeDefinition, NodeInput, NodeRole } from "../../graph/node-definition.js";

/** The nodes that one definition has become so far. */
export interface Expansion {
  /** The name that the definition has by itself. */
  readonly name: string;
  readonly nodes: ReadonlyMap<string, NodeDefinition>;
  /** Names of the nodes that nothing within reads, in order: what the next modifier acts on. */
  readonly outermost: readonly string[];
}

/** What a modifier may know and say while it expands a definition. */
export interface ExpandContext {
  readonly located: LocatedDefinition;
  readonly config: ConfigReader;
  /** Value of a config key, which counts as read from then on; undefined when there is none. */
  readConfig(key: string): unknown;
  hasConfig(key: string): boolean;
  /**
   * Reports a problem of this definition.
   *
   * @param argument - The part of the modifier's arguments that it is about; left out for the modifier as a whole.
   */
  report<Values>(entry: CatalogueEntry<Values>, values: Values, argument?: ArgumentPath): void;
  /** Expands the definitions of other modules under a config of their own, as a subdag does; null, and reported, for no end. */
  expandModules(modules: readonly unknown[], config: ConfigReader): readonly LocatedDefinition[] | null;
}

/** A copy of an expansion in which nodes have become several; who reads their names reads the ones that keep them. O(nodes). */
export function replaceNodes(
  expansion: Expansion,
  replacements: ReadonlyMap<string, readonly NodeDefinition[]>,
): Expansion {
  const nodes = [...expansion.nodes.values()].flatMap((node) => replacements.get(node.name) ?? [node]);
  return { ...expansion, nodes: new Map(nodes.map((node) => [node.name, node])) };
}

/** A copy of an expansion with some of its nodes changed; O(nodes). */
export function mapNodes(expansion: Expansion, change: (node: NodeDefinition) => NodeDefinition): Expansion {
  const nodes = [...expansion.nodes.values()].map(change);
  return { ...expansion, nodes: new Map(nodes.map((node) => [node.name, node])) };
}

/** The inputs of a node that still stand for the user's own parameters, which nothing feeds yet. */
export function openParametersOf({ inputs }: NodeDefinition): readonly string[] {
  return inputs.flatMap((input) => (isOpen(input) ? [input.name] : []));
}

/** Whether an input is a parameter of the user's function that no modifier feeds yet. */
export function isOpen({ parameter, isFed = false }: NodeInput): boolean {
  return parameter !== null && !isFed;
}

/** A name that is free among some nodes: `x_raw`, `x_raw_1`, `x_raw_2`. */
export function toFreeName(name: string, nodes: ReadonlyMap<string, unknown>): string {
  if (!nodes.has(name)) return name;
  for (let count = 1; ; count++) if (!nodes.has(`${name}_${count}`)) return `${name}_${count}`;
}

/** A node that a modifier adds: it takes its inputs in a row. */
export function makeNode(
  base: NodeDefinition,
  node: {
    readonly name: string;
    readonly type: string;
    readonly inputs: readonly NodeInput[];
    readonly function: (...args: never[]) => unknown;
    readonly path: readonly (string | number)[] | null;
    readonly documentation?: string;
    readonly isAsync?: boolean;
    /** Where the value comes from, where no path says it. */
    readonly from?: Pick<MadeFrom, "calls" | "passesOn" | "part" | "filledBy">;
    /** What the node is, where its name is not the user's own. */
    readonly role?: NodeRole | null;
  },
): NodeDefinition {
  const { position, codeVersion, made } = base;
  // Written out: of thousands of nodes each copy of unknown properties would take longer than all the rest.
  return {
    name: node.name,
    function: node.function,
    parameters: node.inputs.map(() => "positional"),
    inputs: node.inputs,
    type: node.type,
    isAsync: node.isAsync ?? false,
    documentation: node.documentation ?? "",
    position,
    codeVersion,
    made: {
      by: made?.by ?? base.function,
      module: made?.module ?? null,
      isOwn: false,
      path: node.path,
      ...node.from,
      role: node.role ?? null,
    },
  };
}

/** The tags of a node, for one that takes its place. */
export function tagsOf({ tags, sharedTags }: NodeDefinition): Pick<NodeDefinition, "tags" | "sharedTags"> {
  return { ...(tags && { tags }), ...(sharedTags && { sharedTags }) };
}

/** A node under another name, because another one takes its own. @param what - What it is of that one. */
export function toInnerNode(node: NodeDefinition, name: string, what: string): NodeDefinition {
  const { by = node.function, module = null, path = [], ...rest } = node.made ?? {};
  return { ...node, name, made: { ...rest, by, module, path, isOwn: false, role: addRole(node, what) } };
}

/** The role of a node that is something of another one. */
export function addRole({ name, made }: NodeDefinition, what: string): NodeRole {
  const { of, as } = made?.role ?? { of: name, as: [] };
  return { of, as: [...as, what] };
}

/** An input that reads another node of the same expansion. */
export function readsNode({ name, type, made }: NodeDefinition): NodeInput {
  return { name, type, isOptional: false, passing: "positional", parameter: null, role: made?.role ?? null };
}
