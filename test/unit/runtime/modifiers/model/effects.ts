/** What each family of modifiers does to a model, as the language says it, without the runtime's code. */
import { freeName, readOf, type Effect, type Model, type ModelNode, type ModelStep, type Read } from "./model.ts";

/** Does nothing to names and values: gates that hold. */
export const unchanged: Effect = (model) => model;

/** Makes no nodes at all. */
export const vanish: Effect = (model) => ({ ...model, nodes: [], outermost: [] });

/** `inject`: a parameter is fed from elsewhere. */
export function feed(parameter: string, from: Read): Effect {
  return (model) =>
    mapNodes(model, (node) => ({ ...node, reads: node.reads.map((read) => (isOpen(read, parameter) ? from : read)) }));
}

/** `parameterize`: one copy a name, each with its own feeds. */
export function copies(effects: Readonly<Record<string, Effect>>): Effect {
  return (model) => {
    const made = Object.entries(effects).map(([name, effect]) => effect(copy(model, name)));
    return {
      ...model,
      nodes: made.flatMap(({ nodes }) => nodes),
      outermost: made.flatMap(({ outermost }) => outermost),
    };
  };
}

/** `extractFields`, `unpackFields`, `extractColumns`: a node a part of each outermost node. */
export function extract(parts: Readonly<Record<string, string | number>>): Effect {
  return (model) => {
    const made = model.nodes
      .filter(({ name }) => model.outermost.includes(name))
      .flatMap((whole) =>
        Object.entries(parts).map(([part, key]): ModelNode => ({
          name: whole.name === model.name ? part : `${whole.name}.${part}`,
          reads: [readOf(whole.name)],
          compute: (value: never) => value[key],
          tags: whole.tags.filter((tag) => whole.ownTags?.includes(tag) !== true),
          isOwn: false,
        })),
      );
    return { ...model, nodes: [...model.nodes, ...made], outermost: made.map(({ name }) => name) };
  };
}

/** `tag`, `schemaOutput`: metadata of the outermost nodes. */
export const tagOutermost =
  (key: string): Effect =>
  (model) =>
    mapNodes(model, (node) => (model.outermost.includes(node.name) ? withTag(node, key) : node));

/** `tagOutputs` with the definition's own name. */
export const tagOwn =
  (key: string): Effect =>
  (model) =>
    mapNodes(model, (node) => (node.name === model.name ? { ...withTag(node, key), ownTags: [key] } : node));

/** `checkOutput`: the outermost nodes get a raw one and a validator before them. */
export function check(checks: Readonly<Record<string, ModelNode["compute"]>>): Effect {
  return (model) =>
    behindOutermost(model, (node, taken) => {
      const raw = freeName(`${node.name}_raw`, taken);
      const validators = Object.entries(checks).map(([name, compute]): ModelNode => ({
        name: freeName(`${node.name}_${name}_validator`, taken),
        reads: [readOf(raw)],
        compute,
        tags: ["icosian.check", "icosian.check.importance"],
        isOwn: false,
      }));
      const reads = [readOf(raw), ...validators.map(({ name }) => readOf(name))];
      return [
        { ...node, name: raw },
        ...validators,
        { ...node, reads, compute: (value: unknown) => value, isOwn: false },
      ];
    });
}

/** `pipeOutput`: the outermost nodes go through steps. */
export function pipeBehind(...steps: readonly ModelStep[]): Effect {
  return (model) => behindOutermost(model, (node, taken) => toPipe(node, steps, taken));
}

/** One node with steps behind it, as `mutate` puts them behind its target. */
export function toPipe(
  node: ModelNode,
  steps: readonly ModelStep[],
  taken: readonly ModelNode[],
): readonly ModelNode[] {
  const raw = { ...node, name: freeName(`${node.name}.raw`, taken) };
  const nodes: ModelNode[] = [raw];
  for (const step of steps) {
    const name = freeName(`${node.name}.${nameOf(step)}`, [...taken, ...nodes]);
    nodes.push(toStepNode(name, step, readOf(nodes.at(-1)!.name)));
  }
  const last = { ...node, reads: [readOf(nodes.at(-1)!.name)], compute: (value: unknown) => value, isOwn: false };
  return steps.length === 0 ? [node] : [...nodes, last];
}

/** `pipeInput`: a parameter goes through steps, of every node that still takes it. */
export function pipeBefore(parameter: string, ...steps: readonly ModelStep[]): Effect {
  return (model) => {
    const takers = model.nodes.filter(({ reads }) => reads.some((read) => isOpen(read, parameter)));
    return takers.reduce((piped, taker) => {
      const nodes = [...piped.nodes];
      let last: Read = { name: parameter, parameter };
      for (const step of steps) {
        const name = freeName(`${takers.length === 1 ? model.name : taker.name}.${nameOf(step)}`, nodes);
        nodes.push(toStepNode(name, step, last));
        last = readOf(name);
      }
      const reads = taker.reads.map((read) => (isOpen(read, parameter) ? last : read));
      return { ...piped, nodes: nodes.map((node) => (node === taker ? { ...node, reads } : node)) };
    }, model);
  };
}

/** `mutate`: the definition is a step behind another one, fed as the modifier says. */
export function mutate(step: ModelStep): Effect {
  return (model) => ({ ...vanish(model), mutations: [...model.mutations, step] });
}

/** `does`: another function computes. */
export function replaceBody(compute: ModelNode["compute"]): Effect {
  return (model) => mapNodes(model, (node) => (node.isOwn ? { ...node, compute } : node));
}

/** `subdag`: the nodes of other modules come under the definition's name, and feed the parameters named after them. */
export function nest(inner: readonly ModelNode[]): Effect {
  return (model) => {
    const prefix = (name: string): string =>
      inner.some((node) => node.name === name) ? `${model.name}.${name}` : name;
    const fed = inner.reduce<Model>((each, { name }) => feed(name, readOf(prefix(name)))(each), model);
    const nested = inner.map((node) => ({
      ...node,
      name: prefix(node.name),
      reads: node.reads.map((read) => ("name" in read ? readOf(prefix(read.name)) : read)),
      isOwn: false,
    }));
    return { ...fed, nodes: [...fed.nodes, ...nested] };
  };
}

function mapNodes(model: Model, change: (node: ModelNode) => ModelNode): Model {
  return { ...model, nodes: model.nodes.map(change) };
}

function behindOutermost(
  model: Model,
  change: (node: ModelNode, taken: readonly ModelNode[]) => readonly ModelNode[],
): Model {
  const nodes = model.nodes.flatMap((node) =>
    model.outermost.includes(node.name) ? change(node, model.nodes) : [node],
  );
  return { ...model, nodes };
}

function withTag(node: ModelNode, key: string): ModelNode {
  return { ...node, tags: [...node.tags.filter((each) => each !== key), key] };
}

function isOpen(read: Read, parameter: string): boolean {
  return "name" in read && read.parameter === parameter;
}

function nameOf({ name, isNamed }: ModelStep): string {
  return isNamed === true ? name : `with_${name}`;
}

function toStepNode(name: string, { compute, feeds }: ModelStep, input: Read): ModelNode {
  return { name, reads: [input, ...feeds], compute, tags: [], isOwn: false };
}

function copy(model: Model, to: string): Model {
  const rename = (name: string): string => {
    if (name === model.name) return to;
    const isDerived = name.startsWith(`${model.name}.`) || name.startsWith(`${model.name}_`);
    return isDerived ? `${to}${name.slice(model.name.length)}` : `${to}.${name}`;
  };
  const isInside = (name: string): boolean => model.nodes.some((node) => node.name === name);
  const nodes = model.nodes.map((node) => ({
    ...node,
    name: rename(node.name),
    reads: node.reads.map((read) =>
      "name" in read && isInside(read.name) ? { ...read, name: rename(read.name) } : read,
    ),
  }));
  return { ...model, name: to, nodes, outermost: model.outermost.map(rename) };
}
