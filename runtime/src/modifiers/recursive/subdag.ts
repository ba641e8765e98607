/** Runs other modules as a part of a node. */
import { invalidModifier, repeatedName } from "../../errors/catalogue/6-modifiers.js";
import type { ArgumentPath } from "../../errors/problem.js";
import { describeKind, quote } from "../../errors/words.js";
import type { NodeDefinition } from "../../graph/node-definition.js";
import type { NodesOf } from "../../typing/nodes.js";
import { bindFeeds } from "../core/bind-feeds.js";
import { makeNode, openParametersOf, type ExpandContext, type Expansion } from "../core/expansion.js";
import { createFeedSlot } from "../core/feed-slot.js";
import type { Feed, FeedData } from "../core/feed.js";
import type { ArgumentForm, Declarations } from "../core/declaration.js";
import { createModifier, type Modifier } from "../core/modifier.js";
import { checkFeed } from "../core/read-feeds.js";
import { findSubdagFault } from "./find-subdag-fault.js";
import { renameInput, toInner } from "./inner-nodes.js";
import { readInnerConfig } from "./read-inner-config.js";
import { renameExpansion } from "../core/rename-expansion.js";

/** Inputs and config of a subdag. */
export interface SubdagOptions {
  /** Feeds by the name of an inner input or node. Other inner inputs are read from the surrounding dataflow. */
  readonly inputs?: Readonly<Record<string, Feed>>;
  /** Values that replace those of the surrounding config. `configuration("key")` reads the surrounding config. */
  readonly config?: Readonly<Record<string, unknown>>;
}

/**
 * Runs other modules as a part of this node. For a node `f`, the inner node `d` becomes the node `f.d`, and a parameter
 * `d` of the function receives its value. An input that the modules do not define keeps its name.
 *
 * @param modules - Dataflow modules, each as `import * as features from "./features.js"` returns it.
 * @param options - Inputs and config. `namespace` replaces the node's name at the start of the inner names. Faults are
 * reported as ICO6009, names that are taken as ICO6014, modules that run inside themselves as ICO6027.
 * @hamilton function_modifiers.subdag
 */
export function subdag<Modules extends readonly object[], Namespace extends string = never>(
  modules: readonly [...Modules],
  options: SubdagOptions & { readonly namespace?: Namespace } = {},
): Modifier<"subdag", { readonly nodes: NodesOf<Modules[number]>; readonly namespace: Namespace }> {
  const { namespace } = options;
  return createModifier({
    kind: "subdag",
    expand: (expansion, context) =>
      nest(expansion, modules, namespace ?? expansion.name, options, "subdag", context, [1]),
  });
}

/**
 * Runs other modules several times, each time as a part of a new node. The function's own name is not a node.
 *
 * @param modules - Dataflow modules, as {@link subdag} takes them.
 * @param variants - Inputs and config by the name of the new node, which is also the start of its inner nodes' names.
 * @hamilton function_modifiers.parameterized_subdag
 */
export function parameterizedSubdag<Variants extends Readonly<Record<string, SubdagOptions>>>(
  modules: readonly object[],
  variants: Variants,
): Modifier<"parameterizedSubdag", { readonly names: keyof Variants & string }> {
  return createModifier({
    kind: "parameterizedSubdag",
    expand: (expansion, context) => {
      const names = typeof variants === "object" && variants !== null ? Object.keys(variants) : [];
      if (names.length === 0) {
        const found = typeof variants === "object" && variants !== null ? "an empty object" : describeKind(variants);
        const reason = `\`parameterizedSubdag\` takes an object with one node a key, not ${found}.`;
        context.report(invalidModifier, { reason }, [1]);
        return expansion;
      }
      const copies = names.map((name) =>
        nest(renameExpansion(expansion, name), modules, name, variants[name] ?? {}, "parameterizedSubdag", context, [
          1,
          name,
        ]),
      );
      return {
        ...expansion,
        nodes: new Map(copies.flatMap((copy) => [...copy.nodes])),
        outermost: copies.flatMap((copy) => copy.outermost),
      };
    },
  });
}

function nest(
  expansion: Expansion,
  modules: readonly unknown[],
  namespace: string,
  { inputs = {}, config: written = {} }: SubdagOptions,
  modifier: string,
  context: ExpandContext,
  options: ArgumentPath,
): Expansion {
  const fault = findSubdagFault(modules, { inputs, config: written, namespace }, options);
  if (fault !== null) {
    context.report(invalidModifier, { reason: `\`${modifier}\` ${fault.reason}` }, fault.argument);
    return expansion;
  }
  const config = readInnerConfig(written, context, [...options, "config"]);
  const located = context.expandModules(modules, context.config.overlay(config));
  if (located === null) return expansion;
  const inner = located.map((each) => toInner(each, context.located.definition.function, namespace));
  const given = toGiven(inner, inputs, config, namespace, expansion.nodes.values().next().value!, context, options);
  const innerNames = new Set([...inner.map(({ name }) => name), ...given.keys()]);
  const prefix = (name: string): string => (innerNames.has(name) ? `${namespace}.${name}` : name);
  const nodes = new Map<string, NodeDefinition>();
  for (const node of expansion.nodes.values()) {
    const fed = openParametersOf(node).filter((name) => innerNames.has(name));
    const feeds = fed.map((name): [string, FeedData] => [name, { kind: "source", name: prefix(name), role: null }]);
    const bound = bindFeeds(node, new Map(feeds), context, () => options);
    nodes.set(node.name, bound);
  }
  for (const node of [...inner.filter(({ name }) => !given.has(name)), ...given.values()]) {
    const renamed = given.has(node.name)
      ? node
      : { ...node, inputs: node.inputs.map((input) => renameInput(input, prefix)) };
    const name = prefix(node.name);
    const other = nodes.get(name);
    const joined = other === undefined ? null : context.config.joinVariants(other, renamed);
    if (other !== undefined && joined === null) context.report(repeatedName, { modifier, name }, options);
    nodes.set(name, { ...(joined ?? renamed), name });
  }
  return { ...expansion, nodes };
}

/** Creates nodes for the inner names to which the options give a feed or a config value. */
function toGiven(
  inner: readonly NodeDefinition[],
  inputs: Readonly<Record<string, unknown>>,
  config: Readonly<Record<string, unknown>>,
  namespace: string,
  base: NodeDefinition,
  context: ExpandContext,
  options: ArgumentPath,
): ReadonlyMap<string, NodeDefinition> {
  const read = new Set(inner.flatMap((node) => [node.name, ...node.inputs.map(({ name }) => name)]));
  const given = new Map<string, NodeDefinition>();
  for (const [name, candidate] of Object.entries(inputs)) {
    const feed = checkFeed(candidate, context, [...options, "inputs", name], name);
    if (feed === null) continue;
    if (!read.has(name)) {
      const reason = `a subdag is given the input ${quote(name)}, which nothing inside takes.`;
      context.report(invalidModifier, { reason }, [...options, "inputs", { key: name }]);
    }
    const slot = createFeedSlot(0);
    const node = makeNode(base, {
      name,
      type: "unknown",
      inputs: [slot],
      function: (value: unknown) => value,
      path: null,
      kind: "given",
      from: { passesOn: true, subdags: [namespace] },
      part: context.toPart("same"),
      role: { of: name, as: [`given to ${quote(namespace)}`] },
    });
    given.set(
      name,
      bindFeeds(node, new Map([[slot.name, feed]]), context, () => [...options, "inputs", name]),
    );
  }
  for (const [name, value] of Object.entries(config)) {
    const role = { of: name, as: [`given to ${quote(namespace)}`] };
    if (read.has(name))
      given.set(
        name,
        makeNode(base, {
          name,
          type: "unknown",
          inputs: [],
          function: () => value,
          path: null,
          kind: "given",
          from: { calls: config, part: name, subdags: [namespace] },
          part: context.toPart("config", { [name]: value }),
          role,
        }),
      );
  }
  return given;
}

const SUBDAG_OPTIONS: ArgumentForm = { options: { config: { entries: "value" } } };

/** The declarations for the compiler. */
export const declarations: Declarations = {
  subdag: { factory: subdag, effect: "expands", arguments: ["modules", SUBDAG_OPTIONS] },
  parameterizedSubdag: {
    factory: parameterizedSubdag,
    effect: "expands",
    arguments: ["modules", { entries: SUBDAG_OPTIONS }],
  },
};
