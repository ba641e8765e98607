/** Feeds parameters from data loaders. */
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
  /** The parameter that receives the data. It is required if several parameters have no feed yet. */
  readonly parameter?: Parameter;
}

/**
 * Feeds data from a data loader to one parameter of the node.
 *
 * For a node `f`, the new node `f.loadData.<parameter>` calls the loader and has `[data, metadata]` as its value, and
 * `f.selectData.<parameter>` is the data, which the parameter reads. Both have the tag `icosian.dataLoader`, whose
 * value is the loader's name. If `loadFrom` stands before a `parameterize`, the data are loaded once for all of its
 * nodes; if it stands after it, they are loaded once per node. If the loader does not return a pair, the node that
 * calls it fails with ICO8006.
 *
 * @param loader - The data loader. Anything else is reported as ICO6009.
 * @param feedsAndOptions - One feed per option of the loader, then `{ parameter }`. An unknown parameter is reported as
 * ICO6011.
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
      // An unknown option, which is already reported, may be a misspelt `parameter`.
      const isMisspelled = Object.keys(options ?? {}).some((key) => key !== "parameter");
      const parameter = isMisspelled ? null : findParameter(options?.parameter, allOpenParameters(expansion), context);
      if (read === null || parameter === null) return expansion;
      return load(expansion, loader, read, parameter, context);
    },
  });
}

/** Returns the parameter that is meant; null if there is none, which is reported. */
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
  // There is such a node, because no modifier feeds the parameter yet.
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
      kind: "loader",
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
    kind: "result",
    from: { passesOn: true, part: 0 },
    part: context.toPart(["part", 0]),
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

/** The declarations for the compiler. */
export const declarations: Declarations = {
  loadFrom: { factory: loadFrom, effect: "feeds", arguments: [{ method: "load" }, "literal"] },
};
