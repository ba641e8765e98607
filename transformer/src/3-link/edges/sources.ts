/** What gives the values of nodes that modifiers made: followed back to what has a type in the source. */
import { quoteNode } from "@icosian/runtime/tooling";
import type { Location } from "../../ir/span.js";
import type { Offer } from "../../oracle/oracle.js";
import type { FeedIr } from "./feeds.js";
import type { LinkedDataflow } from "../linked-dataflow.js";
import { inputsOf, locationOfDefinition, shownNameOf, valueOf, type LocatedDefinition } from "../node.js";
import { producersOf } from "./producers.js";

/** One thing that may give a node's value. */
export interface Source {
  readonly offer: Offer;
  /** In words: "node `title` gives", "it is fed". */
  readonly giver: string;
  /** Where it is computed; null where that is the location to report. */
  readonly computedAt: Location | null;
  /** Where a mistake belongs; null for the input that reads the value. */
  readonly reportAt: Location | null;
  /** Whether a config gives it. */
  readonly isConfig: boolean;
}

/** All that may give a node's value; none where nothing is known of it. */
export function sourcesOf(node: LocatedDefinition, dataflow: LinkedDataflow): readonly Source[] {
  return follow(node, dataflow, new Set());
}

function follow(node: LocatedDefinition, dataflow: LinkedDataflow, visited: Set<LocatedDefinition>): readonly Source[] {
  const { made } = node.definition;
  const own = valueOf(node);
  const location = locationOfDefinition(node);
  const giver = `node ${quoteNode(shownNameOf(node))} gives`;
  if (own !== null)
    return [{ offer: own, giver, computedAt: location, reportAt: null, isConfig: false }, ...fillOf(node)];
  // Nodes that need each other's values are another rule's business.
  if (made === undefined || visited.has(node)) return [];
  visited.add(node);
  const { result, feed, passesOn, part } = made.origin;
  const sources: Source[] = [];
  if (result !== null)
    sources.push({
      offer: result.type,
      giver: `${result.who} gives`,
      computedAt: result.location,
      reportAt: null,
      isConfig: false,
    });
  if (feed !== null) sources.push(...fromFeed(feed, dataflow));
  const [first] = feed === null && passesOn ? inputsOf(node.definition) : [];
  if (first !== undefined)
    for (const producer of producersOf(first.name, dataflow))
      for (const source of follow(producer, dataflow, visited))
        sources.push({ ...source, reportAt: source.reportAt ?? first.readAt ?? null });
  visited.delete(node);
  const parts = part === null ? sources : sources.flatMap((source) => toPart(source, part));
  return [...parts, ...fillOf(node)];
}

/** What takes the place of a part that is missing. */
function fillOf({ definition }: LocatedDefinition): readonly Source[] {
  const fill = definition.made?.origin.fill ?? null;
  if (fill === null) return [];
  const offer: Offer = { kind: "expression", location: fill };
  const giver = `where \`${definition.name}\` is missing, \`fill\` gives`;
  return [{ offer, giver, computedAt: null, reportAt: fill, isConfig: false }];
}

function toPart(source: Source, part: string | number): readonly Source[] {
  const { offer } = source;
  if (offer.kind !== "value" && offer.kind !== "result") return [];
  return [{ ...source, offer: { ...offer, path: [...(offer.path ?? []), part] } }];
}

function fromFeed(feed: FeedIr, dataflow: LinkedDataflow): readonly Source[] {
  const offer = toOffer(feed, dataflow);
  if (feed.kind === "configuration" || feed.kind === "given") {
    const reportAt =
      feed.kind === "given" ? feed.location : (findConfigKey(feed.key, dataflow)?.reportAt ?? feed.location);
    return [{ offer, giver: "the config gives", computedAt: null, reportAt, isConfig: true }];
  }
  return [{ offer, giver: "it is fed", computedAt: null, reportAt: feed.location, isConfig: false }];
}

/** What a feed offers. */
export function toOffer(feed: FeedIr, dataflow: LinkedDataflow): Offer {
  switch (feed.kind) {
    case "value":
      return { kind: "expression", location: feed.expression };
    case "given":
      return { kind: "expression", location: feed.location };
    case "configuration": {
      const key = findConfigKey(feed.key, dataflow);
      return key === null ? { kind: "choice", offers: [] } : { kind: "expression", location: key.value };
    }
    case "source": {
      const sources = producersOf(feed.name, dataflow).flatMap((producer) => sourcesOf(producer, dataflow));
      return { kind: "choice", offers: sources.map(({ offer }) => offer) };
    }
    case "list":
      return { kind: "list", parts: feed.parts.map((part) => toOffer(part, dataflow)) };
    case "record":
      return { kind: "record", parts: feed.parts.map(([key, part]) => [key, toOffer(part, dataflow)] as const) };
    case "unknown":
      return { kind: "choice", offers: [] };
  }
}

/** Where the config of a dataflow says what a key is; null where it does not. */
export function findConfigKey(
  name: string,
  { file, call }: LinkedDataflow,
): { readonly reportAt: Location; readonly value: Location } | null {
  const key = call.config.keys.find((each) => each.name === name);
  return key === undefined ? null : { reportAt: { file, span: key.span }, value: { file, span: key.valueSpan } };
}
