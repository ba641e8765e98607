/** The adapter that puts modifiers around many nodes. */
import { invalidAdapter } from "../../errors/catalogue/6-adapters.js";
import { toProblem } from "../../errors/catalogue-entry.js";
import { DataflowError } from "../../errors/dataflow-error.js";
import { findNearest } from "../../errors/find-nearest.js";
import { describeKind, quote, quoteAll, suggest } from "../../errors/words.js";
import type { NodeWrapper } from "../../execute/call/node-wrapper.js";
import type { NodeVariable } from "../../graph/graph.js";
import type { NodeDefinition } from "../../graph/node-definition.js";
import { matchesTags, readTagQuery, type TagQuery } from "../../lineage/tag-query.js";
import { ConfigReader } from "../../link/config-reader.js";
import { readModifier } from "../../link/read-modifiers.js";
import type { ExpandContext } from "../../modifiers/core/expansion.js";
import { findBehaviour, type Modifier } from "../../modifiers/core/modifier.js";
import { WRAP, type OwnAdapter } from "../adapter-parts.js";
import type { LifecycleAdapter } from "../lifecycle-adapter.js";

/** The nodes to which modifiers apply: those with these tags, or with these names. */
export type NodeSelection =
  | {
      /** A query as `listAvailableVariables` takes it. */
      readonly tags: TagQuery;
    }
  | readonly string[];

/**
 * Puts modifiers that wrap, such as `retry`, `timeout` and `limit`, around many nodes, outside of the modifiers that
 * the nodes have themselves.
 *
 * A node that modifiers make of a function, such as a field or a check, is not selected; the node that calls the
 * function is.
 *
 * @param nodes - A query as `listAvailableVariables` takes it, or names.
 * @param modifiers - The outermost one first, as in `node(…)`.
 * @throws DataflowError ICO6016 if an argument is wrong; `dataflow(…)` reports ICO6017 if no node is selected.
 * @example
 * ```ts
 * import { dataflow, retry, timeout } from "@icosian/runtime";
 * import { applyTo } from "@icosian/runtime/adapters";
 * import * as features from "./features.js";
 *
 * const flow = dataflow({
 *   modules: [features],
 *   adapters: [applyTo({ tags: { io: "http" } }, retry({ attempts: 3, delayMs: 200 }), timeout(5_000))],
 * });
 * ```
 */
export function applyTo(nodes: NodeSelection, ...modifiers: readonly Pick<Modifier, "kind">[]): LifecycleAdapter {
  checkArguments(nodes, modifiers);
  const found = new Set<string>();
  const missing = isNames(nodes) ? new Set(nodes) : null;
  const names: string[] = [];

  function selects({ name, definition }: NodeVariable): boolean {
    names.push(name);
    if (!callsFunction(definition)) return false;
    if (!isNames(nodes)) return matchesTags(definition.tags ?? {}, nodes.tags);
    const known = definition.made?.role?.of ?? name;
    for (const each of [name, known]) missing?.delete(each);
    return nodes.includes(name) || nodes.includes(known);
  }

  const adapter: OwnAdapter = {
    name: "applyTo",
    validateGraph: () => {
      const all = [...names];
      if (missing !== null && missing.size > 0) return [...missing].map((name) => describeMissing(name, all)).join(" ");
      return found.size > 0 ? null : `No node has the tags ${JSON.stringify(isNames(nodes) ? nodes : nodes.tags)}.`;
    },
    [WRAP]: (node, complain) => {
      if (!selects(node)) return [];
      found.add(node.name);
      return wrap(node, modifiers, complain);
    },
  };
  return adapter;
}

function isNames(nodes: NodeSelection): nodes is readonly string[] {
  return Array.isArray(nodes);
}

function checkArguments(nodes: unknown, modifiers: readonly unknown[]): void {
  const refuse = (reason: string): never => {
    throw new DataflowError([toProblem(invalidAdapter, "applyTo", { reason })]);
  };
  if (Array.isArray(nodes)) {
    const wrong = nodes.findIndex((name) => typeof name !== "string");
    if (wrong >= 0) refuse(`\`applyTo\` takes names of nodes, not ${describeKind(nodes[wrong])}.`);
    if (nodes.length === 0) refuse("`applyTo` has no names of nodes. Give at least one.");
  } else {
    const { tags } = (nodes ?? {}) as { readonly tags?: unknown };
    if (typeof nodes !== "object" || nodes === null || tags === undefined)
      refuse(`\`applyTo\` takes \`{ tags: { … } }\` or a list of names first, not ${describeKind(nodes)}.`);
    readTagQuery(nodes);
    if (Object.keys(tags as object).length === 0) refuse("`applyTo` has no tags. Give at least one.");
  }
  if (modifiers.length === 0) refuse("`applyTo` has no modifiers. Give at least one, such as `retry()`.");
  for (const modifier of modifiers)
    if (findBehaviour(modifier) === null)
      refuse(`\`applyTo\` takes modifiers such as \`retry()\` after the nodes, not ${describeKind(modifier)}.`);
}

function describeMissing(name: string, known: readonly string[]): string {
  const advice = suggest(findNearest(name, known), `The nodes are ${quoteAll(known)}.`);
  return `There is no node ${quote(name)} that calls a function. ${advice}`;
}

/** Whether a node is that of the user's function itself, and not one that modifiers have made besides it. */
function callsFunction({ made, tags = {} }: NodeDefinition): boolean {
  if (made === undefined) return true;
  // Loaders and savers are what most often fails and has to be tried again.
  const isAdapter = tags["icosian.dataLoader.gives"] === "both" || tags["icosian.dataSaver"] !== undefined;
  if (isAdapter && made.calls !== undefined) return true;
  return made.path?.length === 0 && made.calls === undefined && made.passesOn !== true;
}

function wrap(
  node: NodeVariable,
  modifiers: readonly unknown[],
  complain: (complaint: string) => void,
): readonly NodeWrapper[] {
  const config = new ConfigReader({});
  const context: ExpandContext = {
    located: node,
    config,
    readConfig: (key) => config.read(key),
    hasConfig: (key) => config.has(key),
    report: (entry, values) => {
      const { reason } = values as { readonly reason?: string };
      complain(reason ?? entry.message(node.name, values));
    },
    toPart: (depends) => ({ modifier: "applyTo", depends, on: node }),
    expandModules: () => null,
  };
  let { definition } = node;
  for (const modifier of modifiers.toReversed()) {
    const behaviour = readModifier(modifier, context);
    if (behaviour === null) continue;
    const { kind, wrapBody, writtenAs: _writtenAs, captured: _captured, version: _version, ...others } = behaviour;
    const isOther = Object.values(others).some((value) => value !== undefined);
    if (wrapBody === undefined || isOther)
      complain(`\`${kind}\` does more than wrap a node, and can only stand at the node itself.`);
    else definition = wrapBody(definition, context);
  }
  // A cast because definitions know wrappers as objects only.
  const wrappers = (definition.wrappers ?? []) as readonly NodeWrapper[];
  return wrappers.slice(node.definition.wrappers?.length ?? 0).toReversed();
}
