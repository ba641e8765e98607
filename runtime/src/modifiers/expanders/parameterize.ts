/** Makes several nodes of one definition, each with its own feeds. */
import { invalidModifier, repeatedName } from "../../errors/catalogue/6-modifiers.js";
import { describeKind } from "../../errors/words.js";
import type { NodeDefinition } from "../../graph/node-definition.js";
import { show } from "../../quality/elements.js";
import { bindFeeds } from "../core/bind-feeds.js";
import { findFeed, type Feed, type FeedData } from "../core/feed.js";
import { allOpenParameters, keepOpen } from "./inject.js";
import type { Declarations } from "../core/declaration.js";
import { createModifier, type Modifier } from "../core/modifier.js";
import { readFeeds } from "../core/read-feeds.js";
import { renameExpansion } from "../core/rename-expansion.js";

/** Options of `parameterize`. */
export interface ParameterizeOptions<Outputs> {
  /** Texts by node. In them, `{p}` stands for the feed of the parameter `p`, and `{outputName}` for the node's name. */
  readonly docs?: { readonly [Name in keyof Outputs]?: string };
}

/**
 * Makes one node per key, which calls the function with the feeds under that key. There is no node with the function's
 * own name. Nodes that modifiers nearer to the function create are copied for each key: `f.raw` becomes `<key>.raw`,
 * and the field `mean` becomes `<key>.mean`.
 *
 * @param outputs - By the name of the new node, one feed per parameter, as {@link inject} takes them. Parameters
 * without a feed read the node or input of their name. Unknown parameters are reported as ICO6011, names that are taken
 * as ICO6014.
 * @param options - Documentation for the new nodes; the documentation of the function unless given.
 * @example
 * ```ts
 * "use dataflow";
 * import { node, parameterize, source, value } from "@icosian/runtime";
 *
 * export const rolling = node(
 *   parameterize({
 *     avg3wkSpend: { series: source("spend"), weeks: value(3) },
 *     avg8wkSignups: { series: source("signups"), weeks: value(8) },
 *   }),
 *   (series: readonly number[], weeks: number): number => series.slice(-weeks).reduce((sum, x) => sum + x, 0) / weeks,
 * );
 * ```
 * @hamilton function_modifiers.parameterize
 */
export function parameterize<Outputs extends Readonly<Record<string, Readonly<Record<string, Feed>>>>>(
  outputs: Outputs,
  options: ParameterizeOptions<Outputs> = {},
): Modifier<"parameterize", keyof Outputs & string> {
  return createModifier({
    kind: "parameterize",
    expand: (expansion, context) => {
      if (typeof outputs !== "object" || outputs === null || Object.keys(outputs).length === 0) {
        const found = typeof outputs === "object" && outputs !== null ? "nothing" : describeKind(outputs);
        const reason = `\`parameterize\` takes an object with one node a key, and is given ${found}.`;
        context.report(invalidModifier, { reason }, [0]);
        return expansion;
      }
      const parameters = allOpenParameters(expansion);
      const nodes = new Map<string, NodeDefinition>();
      const outermost: string[] = [];
      for (const [name, given] of Object.entries(outputs)) {
        const feeds = readFeeds(given, parameters, "parameterize", context, [0, name]);
        const copy = renameExpansion(expansion, name);
        outermost.push(...copy.outermost);
        const document = toDocumentation(textOf(options.docs, name), name, feeds);
        for (const node of copy.nodes.values()) {
          if (nodes.has(node.name))
            context.report(repeatedName, { modifier: "parameterize", name: node.name }, [0, { key: name }]);
          const bound = bindFeeds(node, keepOpen(node, feeds), context, (parameter) => [0, name, parameter]);
          nodes.set(node.name, { ...bound, documentation: document(node.documentation) });
        }
      }
      return { ...expansion, nodes, outermost };
    },
  });
}

/** Returns the text under a name. Inherited properties do not count, because every object has a `constructor`. */
function textOf(docs: object = {}, name: string): string | undefined {
  return Object.hasOwn(docs, name) ? (docs as Readonly<Record<string, string>>)[name] : undefined;
}

function toDocumentation(
  own: string | undefined,
  outputName: string,
  feeds: ReadonlyMap<string, FeedData>,
): (documentation: string) => string {
  const texts = new Map([...feeds].map(([parameter, feed]) => [parameter, toText(feed)]));
  texts.set("outputName", outputName);
  return (documentation) =>
    documentation === ""
      ? (own ?? "")
      : (own ?? documentation).replaceAll(/\{(\w+)\}/g, (whole, name: string) => texts.get(name) ?? whole);
}

function toText(feed: FeedData): string {
  switch (feed.kind) {
    case "value":
      return typeof feed.value === "string" ? feed.value : show(feed.value);
    case "source":
      return feed.name;
    case "configuration":
      return feed.key;
    case "list":
    case "record": {
      const parts = Object.values(feed.feeds).map((part) => findFeed(part));
      return parts.map((part) => (part === null ? "" : toText(part))).join(", ");
    }
  }
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  parameterize: { factory: parameterize, effect: "expands" },
};
