/** Feeds values to the parameters of one node. */
import type { ArgumentPath } from "../../errors/problem.js";
import type { NodeDefinition } from "../../graph/node-definition.js";
import { bindFeeds } from "../core/bind-feeds.js";
import { mapNodes, openParametersOf, type Expansion } from "../core/expansion.js";
import type { Feed, FeedData } from "../core/feed.js";
import type { Declarations } from "../core/declaration.js";
import { createModifier, type Behaviour, type Modifier } from "../core/modifier.js";
import { readFeeds } from "../core/read-feeds.js";

/**
 * Feeds constants, values of other nodes, or config values to parameters of the node. It creates no nodes; it changes
 * which nodes the node reads.
 *
 * @param feeds - One feed per parameter: `source`, `value`, `configuration` or `group`. Other parameters read the node
 * or input of their name, as usual. A parameter that does not exist, or that a modifier nearer to the function already
 * feeds, is reported as ICO6011.
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
 * Returns the expansion of a modifier that feeds parameters.
 *
 * @param modifier - The name of the modifier, for messages.
 * @param feeds - One feed per parameter, not yet checked.
 * @param argument - The path of the feeds among the modifier's arguments.
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

/** Returns the parameters of the user's function that no modifier feeds yet, of all nodes, each name once. */
export function allOpenParameters({ nodes }: Expansion): readonly string[] {
  return [...new Set([...nodes.values()].flatMap(openParametersOf))];
}

/** Returns the feeds of those parameters of a node that no modifier feeds yet. */
export function keepOpen(node: NodeDefinition, feeds: ReadonlyMap<string, FeedData>): ReadonlyMap<string, FeedData> {
  const open = openParametersOf(node);
  return new Map([...feeds].filter(([parameter]) => open.includes(parameter)));
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  inject: { factory: inject, effect: "feeds" },
};
