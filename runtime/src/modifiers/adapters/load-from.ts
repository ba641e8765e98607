/** Parameters that a data loader feeds. */
import { invalidModifier, unknownParameter } from "../../errors/catalogue/6-modifiers.js";
import { findNearest } from "../../errors/find-nearest.js";
import { describeKind, quote, quoteAll } from "../../errors/words.js";
import { goOn } from "../../execute/async/settle.js";
import { toLoaded } from "../../materialize/check-given.js";
import type { DataLoader, Loaded, Metadata } from "../../materialize/data-adapters.js";
import type { LoadDetail } from "../../typing/made-materials.js";
import { makeAdapterNode, readAdapterArguments, type FeedsAndOptions } from "./adapter-node.js";
import { bindFeeds } from "../core/bind-feeds.js";
import {
  isOpen,
  makeNode,
  openParametersOf,
  readsNode,
  toFreeName,
  type ExpandContext,
  type Expansion,
} from "../core/expansion.js";
import type { FeedData } from "../core/feed.js";
import { allOpenParameters } from "../expanders/inject.js";
import type { Declarations } from "../core/declaration.js";
import { createModifier, type Modifier } from "../core/modifier.js";

/** Options of `loadFrom`. */
export interface LoadFromOptions<Parameter extends string = string> {
  /** The parameter that gets the data; may be left out where only one is free. */
  readonly parameter?: Parameter;
}

/**
 * Feeds one parameter of this node from a data loader.
 *
 * Adds `f.loadData.<parameter>`, which loads and gives `[data, metadata]`, and `f.selectData.<parameter>`, which gives
 * the data. Both have the loader's name as the tag `icosian.dataLoader`. What several nodes of one definition read is
 * loaded once: above a `parameterize` for all its nodes, below it for each of them.
 *
 * @param feedsAndOptions - What the loader's options are fed from, then `{ parameter }`.
 * @example
 * ```ts
 * "use dataflow";
 * import { loadFrom, node, source, type DataLoader } from "@icosian/runtime";
 *
 * const webPage: DataLoader<{ url: string }, string> = {
 *   name: "webPage",
 *   load: async ({ url }, { signal }) => {
 *     const response = await fetch(url, { signal });
 *     return [await response.text(), { status: response.status }];
 *   },
 * };
 *
 * export const wordCount = node(
 *   loadFrom(webPage, { url: source("pageUrl") }, { parameter: "page" }),
 *   (page: string, separator: string): number => page.split(separator).length,
 * );
 * ```
 * @hamilton function_modifiers.load_from
 */
export function loadFrom<Options extends object, Data, Told extends Metadata, Parameter extends string = never>(
  loader: DataLoader<Options, Data, Told>,
  ...feedsAndOptions: FeedsAndOptions<Options, LoadFromOptions<Parameter>>
): Modifier<"loadFrom", LoadDetail<Data, Told, Parameter>> {
  const [feeds, options] = feedsAndOptions;
  return createModifier({
    kind: "loadFrom",
    expand: (expansion, context) => {
      const given = {
        modifier: "loadFrom",
        method: "load",
        adapter: loader,
        feeds,
        options,
        known: ["parameter"],
      } as const;
      const read = readAdapterArguments(given, context);
      // Another option, which is reported, may be the one that was to say it.
      const isMisspelled = Object.keys(options ?? {}).some((key) => key !== "parameter");
      const parameter = isMisspelled ? null : findParameter(options?.parameter, allOpenParameters(expansion), context);
      if (read === null || parameter === null) return expansion;
      return load(expansion, loader, read, parameter, context);
    },
  });
}

/** The parameter that is meant; null, and reported, when there is none. */
function findParameter(parameter: unknown, open: readonly string[], context: ExpandContext): string | null {
  const [only, ...others] = open;
  if (parameter === undefined && only !== undefined && others.length === 0) return only;
  if (typeof parameter === "string" && open.includes(parameter)) return parameter;
  const argument = [2, "parameter"];
  if (typeof parameter === "string")
    context.report(
      unknownParameter,
      { modifier: "loadFrom", parameter, nearest: findNearest(parameter, open) },
      argument,
    );
  else context.report(invalidModifier, { reason: `\`loadFrom\` ${describeParameterFault(parameter, open)}` }, argument);
  return null;
}

function describeParameterFault(parameter: unknown, open: readonly string[]): string {
  if (parameter !== undefined) return `takes a name as \`parameter\`, not ${describeKind(parameter)}.`;
  return open.length === 0
    ? "finds no parameter that is still free."
    : `has to know which of ${quoteAll(open)} it feeds. Say \`{ parameter: "${open[0]}" }\`.`;
}

function load(
  expansion: Expansion,
  loader: DataLoader,
  feeds: ReadonlyMap<string, FeedData>,
  parameter: string,
  context: ExpandContext,
): Expansion {
  const takers = [...expansion.nodes.values()].filter((node) => openParametersOf(node).includes(parameter));
  // There is one, because the parameter is free.
  const base = takers[0]!;
  const { type } = base.inputs.find((input) => input.name === parameter && isOpen(input))!;
  const tags = { "icosian.dataLoader": loader.name };
  const documentation = `What ${quote(loader.name)} loads for the parameter ${quote(parameter)}`;
  const loading = makeAdapterNode(
    base,
    {
      name: toFreeName(`${expansion.name}.loadData.${parameter}`, expansion.nodes),
      type: `readonly [${type}, object]`,
      documentation: `${documentation}, and its metadata.`,
      role: { of: expansion.name, as: [`loading ${quote(parameter)}`] },
      tags: { ...tags, "icosian.dataLoader.gives": "both" },
      reads: [],
      adapter: loader,
      call: (_, options, run) => goOn(loader.load(options, run), toLoaded),
    },
    feeds,
    context,
  );
  const selecting = makeNode(base, {
    name: toFreeName(`${expansion.name}.selectData.${parameter}`, expansion.nodes),
    type,
    documentation: `${documentation}.`,
    role: { of: expansion.name, as: [`the data of ${quote(parameter)}`] },
    inputs: [readsNode(loading)],
    path: null,
    from: { passesOn: true, part: 0 },
    function: ([data]: Loaded) => data,
  });
  const nodes = new Map(expansion.nodes);
  nodes.set(loading.name, loading);
  nodes.set(selecting.name, { ...selecting, tags: { ...tags, "icosian.dataLoader.gives": "data" } });
  const fed = new Map([
    [parameter, { kind: "source", name: selecting.name, role: selecting.made?.role ?? null } as const],
  ]);
  for (const taker of takers)
    nodes.set(
      taker.name,
      bindFeeds(taker, fed, context, () => []),
    );
  return { ...expansion, nodes };
}

/** For the compiler. */
export const declarations: Declarations = {
  loadFrom: { factory: loadFrom, effect: "feeds", arguments: [{ method: "load" }, "literal"] },
};
