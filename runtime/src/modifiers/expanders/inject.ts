/** Feeds parameters of one node. */
import type { ArgumentPath } from "../../errors/problem.js";
import type { NodeDefinition } from "../../graph/node-definition.js";
import { bindFeeds } from "../core/bind-feeds.js";
import { mapNodes, openParametersOf, type Expansion } from "../core/expansion.js";
import type { Feed, FeedData } from "../core/feed.js";
import type { Declarations } from "../core/declaration.js";
import { createModifier, type Behaviour, type Modifier } from "../core/modifier.js";
import { readFeeds } from "../core/read-feeds.js";

/**
 * Feeds parameters of this node from constants, other nodes or config keys.
 *
 * @example
 * ```ts
 * "use dataflow";
 * import { inject, node, source, value } from "@icosian/runtime";
 *
 * export const scaled = node(
 *   inject({ amount: source("spend"), factor: value(100) }),
 *   (amount: number, factor: number): number => amount * factor,
 * );
 * ```
 * @hamilton function_modifiers.inject
 */
export function inject(feeds: Readonly<Record<string, Feed>>): Modifier<"inject"> {
  return createModifier({ kind: "inject", expand: feedParameters("inject", feeds, [0]) });
}

/**
 * Returns the expansion that feeds the parameters for which a modifier has feeds.
 *
 * @param argument - Path of the feeds among the modifier's arguments.
 */
export function feedParameters(
  modifier: string,
  feeds: unknown,
  argument: ArgumentPath,
): NonNullable<Behaviour["expand"]> {
  return (expansion, context) => {
    const read = readFeeds(feeds, allOpenParameters(expansion), modifier, context, argument);
    return mapNodes(expansion, (node) => bindFeeds(node, keepOpen(node, read), context, (name) => [...argument, name]));
  };
}

/** The parameters that nothing feeds yet, of all nodes that call the user's function. */
export function allOpenParameters({ nodes }: Expansion): readonly string[] {
  return [...new Set([...nodes.values()].flatMap(openParametersOf))];
}

/** Those feeds that concern a node. */
export function keepOpen(node: NodeDefinition, feeds: ReadonlyMap<string, FeedData>): ReadonlyMap<string, FeedData> {
  const open = openParametersOf(node);
  return new Map([...feeds].filter(([parameter]) => open.includes(parameter)));
}

/** For the compiler. */
export const declarations: Declarations = {
  inject: { factory: inject, effect: "feeds" },
};
