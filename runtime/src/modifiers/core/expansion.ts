/** Expansions: the nodes that a definition becomes when its modifiers are applied one after the other. */
import type { CatalogueEntry } from "../../errors/catalogue-entry.js";
import type { ArgumentPath, Facts } from "../../errors/problem.js";
import type { ConfigReader } from "../../link/config-reader.js";
import type { LocatedDefinition } from "../../graph/graph.js";
import type { MadeFrom, NodeDefinition, NodeInput, NodeRole, VersionPart } from "../../graph/node-definition.js";
import type { MadeKind } from "../../graph/node-kind.js";
import type { Definition } from "../../manifest.js";

/** The nodes that one definition has become after some of its modifiers. */
export interface Expansion {
  /** The name of the definition without modifiers. */
  readonly name: string;
  /** All nodes, by name. */
  readonly nodes: ReadonlyMap<string, NodeDefinition>;
  /** The names of the nodes on which the next modifier acts unless it has a target, in order. */
  readonly outermost: readonly string[];
}

/** What a modifier may read and report while it expands a definition. */
export interface ExpandContext {
  /** The definition with its module. */
  readonly located: LocatedDefinition;
  /** The config of the dataflow, or of the subdag that is being expanded. */
  readonly config: ConfigReader;
  /** Returns the value of a config key and records that the key was read; undefined if the key is not set. */
  readConfig(key: string): unknown;
  /** Whether a config key is set. Counts as reading the key. */
  hasConfig(key: string): boolean;
  /**
   * Reports a problem of this definition.
   *
   * @param argument - The part of the modifier's arguments that the problem is about; the whole modifier unless given.
   */
  report<Values extends Facts>(entry: CatalogueEntry<Values>, values: Values, argument?: ArgumentPath): void;
  /**
   * Makes a part of the code version of a node.
   *
   * @param depends - What the node's value depends on: a word for what the modifier does, and its evaluated arguments.
   * @param config - The values that it takes from the config.
   */
  toPart(depends: unknown, config?: Readonly<Record<string, unknown>>): VersionPart;
  /**
   * Expands the definitions of other modules under their own config, for a subdag.
   *
   * @returns Null if a subdag would run inside itself without end, which is reported.
   */
  expandModules(modules: readonly unknown[], config: ConfigReader): readonly LocatedDefinition[] | null;
}

/**
 * Returns a copy of an expansion in which each of some nodes is replaced by several. Nodes that read the old name read
 * the replacement that has this name. O(nodes).
 */
export function replaceNodes(
  expansion: Expansion,
  replacements: ReadonlyMap<string, readonly NodeDefinition[]>,
): Expansion {
  const nodes = [...expansion.nodes.values()].flatMap((node) => replacements.get(node.name) ?? [node]);
  return { ...expansion, nodes: new Map(nodes.map((node) => [node.name, node])) };
}

/** Returns a copy of an expansion whose nodes have been passed through a function. O(nodes). */
export function mapNodes(expansion: Expansion, change: (node: NodeDefinition) => NodeDefinition): Expansion {
  const nodes = [...expansion.nodes.values()].map(change);
  return { ...expansion, nodes: new Map(nodes.map((node) => [node.name, node])) };
}

/** Returns the names of the parameters of the user's function that no modifier feeds yet. */
export function openParametersOf({ inputs }: NodeDefinition): readonly string[] {
  return inputs.flatMap((input) => (isOpen(input) ? [input.name] : []));
}

/** Whether an input is a parameter of the user's function that no modifier feeds yet. */
export function isOpen({ parameter, isFed = false }: NodeInput): boolean {
  return parameter !== null && !isFed;
}

/** Returns the name if no node has it, otherwise the first free one with a number: `x_raw`, `x_raw_1`, `x_raw_2`. */
export function toFreeName(name: string, nodes: ReadonlyMap<string, unknown>): string {
  if (!nodes.has(name)) return name;
  for (let count = 1; ; count++) if (!nodes.has(`${name}_${count}`)) return `${name}_${count}`;
}

/**
 * Creates a node that a modifier adds. Its function takes the inputs as positional arguments.
 *
 * @param base - The node of the user's function, from which the source location is taken.
 * @param node - The properties of the new node.
 */
export function makeNode(
  base: NodeDefinition,
  node: {
    readonly name: string;
    readonly type: string;
    readonly inputs: readonly NodeInput[];
    readonly function: (...args: never[]) => unknown;
    readonly path: readonly (string | number)[] | null;
    /** What the node is. */
    readonly kind: MadeKind;
    /** What its code version consists of. */
    readonly part: VersionPart;
    /** The definition of its function, if it has one: then the code version of that counts too. */
    readonly code?: Pick<Definition, "codeVersion" | "gaps"> | undefined;
    readonly documentation?: string;
    readonly isAsync?: boolean;
    /** The source of the value, if `path` is null. */
    readonly from?: Pick<MadeFrom, "calls" | "passesOn" | "part" | "filledBy" | "member" | "subdags">;
    /** The role of the node, if the user did not choose its name. */
    readonly role?: NodeRole | null;
  },
): NodeDefinition {
  const { position, made } = base;
  const { codeVersion = "", gaps } = node.code ?? {};
  // Every property is written out, because for thousands of nodes, spreading objects would take most of the time.
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
    ...(gaps && { gaps }),
    versionParts: [node.part],
    made: {
      by: made?.by ?? base.function,
      module: made?.module ?? null,
      isOwn: false,
      path: node.path,
      of: made?.of ?? base.name,
      modifiers: made?.modifiers ?? [],
      kind: node.kind,
      ...node.from,
      role: node.role ?? null,
    },
  };
}

/** Returns a node whose code version has one more part. */
export function addPart(node: NodeDefinition, part: VersionPart): NodeDefinition {
  return { ...node, versionParts: [...(node.versionParts ?? []), part] };
}

/** Returns the tags of a node, for another node that takes its place. */
export function tagsOf({ tags, sharedTags }: NodeDefinition): Pick<NodeDefinition, "tags" | "sharedTags"> {
  return { ...(tags && { tags }), ...(sharedTags && { sharedTags }) };
}

/**
 * Returns a node under another name, because a new node takes its name.
 *
 * @param what - The role of the renamed node, for messages: `before its checks`.
 */
export function toInnerNode(node: NodeDefinition, name: string, what: string): NodeDefinition {
  const { by = node.function, module = null, path = [], ...rest } = node.made ?? {};
  return { ...node, name, made: { ...rest, by, module, path, isOwn: false, role: addRole(node, what) } };
}

/** Returns the role of a node that belongs to another node: the other node's role and one more description. */
export function addRole({ name, made }: NodeDefinition, what: string): NodeRole {
  const { of, as } = made?.role ?? { of: name, as: [] };
  return { of, as: [...as, what] };
}

/** Creates an input that reads another node of the same expansion. */
export function readsNode({ name, type, made }: NodeDefinition): NodeInput {
  return { name, type, isOptional: false, passing: "positional", parameter: null, role: made?.role ?? null };
}
