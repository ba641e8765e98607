/** An abstract model of what modifiers make of a definition: nodes as plain data, and their values by naive recursion. */

/** What a node takes: a constant, or the value of a node or input. */
export type Read =
  | { readonly constant: unknown }
  | {
      readonly name: string;
      /** The parameter of the definition's function that this is, as long as nothing feeds it. */
      readonly parameter: string | null;
    };

/** One node. */
export interface ModelNode {
  readonly name: string;
  readonly reads: readonly Read[];
  readonly compute: (...values: readonly never[]) => unknown;
  readonly tags: readonly string[];
  /** Those that its parts do not have; absent where they have all. */
  readonly ownTags?: readonly string[];
  /** Whether the definition's own function computes it. */
  readonly isOwn: boolean;
}

/** What one definition has become so far. */
export interface Model {
  /** The definition's name, as its gates say it. */
  readonly name: string;
  readonly nodes: readonly ModelNode[];
  /** Names of the nodes that the next modifier acts on. */
  readonly outermost: readonly string[];
  /** The steps that it is behind other definitions, instead of nodes of its own. */
  readonly mutations: readonly ModelStep[];
}

/** A step of a pipe: its function's name, what it computes, and its arguments after the piped one. */
export interface ModelStep {
  readonly name: string;
  readonly isNamed?: true;
  readonly compute: (...values: readonly never[]) => unknown;
  readonly feeds: readonly Read[];
}

/** What a modifier does to a model. */
export type Effect = (model: Model) => Model;

/** A definition without modifiers. */
export function toModel(
  name: string,
  parameters: readonly string[],
  compute: (...values: readonly number[]) => unknown,
): Model {
  const reads = parameters.map((parameter) => ({ name: parameter, parameter }));
  return { name, nodes: [{ name, reads, compute, tags: [], isOwn: true }], outermost: [name], mutations: [] };
}

/** A read of another node, which no modifier feeds any more. */
export function readOf(name: string): Read {
  return { name, parameter: null };
}

/** A name that no node has yet: `x`, `x_1`, `x_2`. */
export function freeName(name: string, nodes: readonly ModelNode[]): string {
  const isTaken = (candidate: string): boolean => nodes.some((node) => node.name === candidate);
  let free = name;
  for (let count = 1; isTaken(free); count++) free = `${name}_${count}`;
  return free;
}

/** Names that are read and that no node has, sorted. */
export function inputsOf(nodes: readonly ModelNode[]): readonly string[] {
  const own = nodes.map(({ name }) => name);
  const read = nodes.flatMap(({ reads }) => reads.flatMap((each) => ("name" in each ? each.name : [])));
  return [...new Set(read)].filter((name) => !own.includes(name)).sort();
}

/** The value of every node, by name. */
export function evaluate(
  nodes: readonly ModelNode[],
  inputs: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  function valueOf(read: Read): unknown {
    if ("constant" in read) return read.constant;
    const node = nodes.find(({ name }) => name === read.name);
    return node === undefined ? inputs[read.name] : compute(node);
  }
  function compute(node: ModelNode): unknown {
    // A cast because a model has no types of values.
    return node.compute(...(node.reads.map(valueOf) as never[]));
  }
  return Object.fromEntries(nodes.map((node) => [node.name, compute(node)]));
}

/** Names of a node or input and of all that it is computed from, sorted. */
export function upstreamOf(start: string, nodes: readonly ModelNode[]): readonly string[] {
  const found = new Set([start]);
  for (const name of found)
    for (const read of nodes.find((node) => node.name === name)?.reads ?? []) if ("name" in read) found.add(read.name);
  return [...found].sort();
}
