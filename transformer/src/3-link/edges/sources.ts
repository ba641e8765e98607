/** Finds what gives the value of a node, back through created nodes to something with a type in the source. */
import { quoteNode } from "@icosian/runtime/tooling";
import type { Location } from "../../ir/span.js";
import type { Offer } from "../../oracle/oracle.js";
import type { FeedIr } from "./feeds.js";
import type { LinkedDataflow } from "../linked-dataflow.js";
import { inputsOf, locationOfDefinition, shownNameOf, valueOf, type LocatedDefinition } from "../node.js";
import { producersOf } from "./producers.js";

/** Something in the source that may give the value of a node. */
export interface ValueSource {
  /** The value that is given, with its type. */
  readonly offer: Offer;
  /** What gives the value, in words: "node `title` gives", "it is fed". */
  readonly giver: string;
  /** Where the value is computed; null if that is the location to report. */
  readonly computedAt: Location | null;
  /** Where a mistake is reported; null for the location of the input that reads the value. */
  readonly reportAt: Location | null;
  /** Whether the value comes from a config. */
  readonly isConfig: boolean;
}

/** Lists everything that may give the value of a node; empty if nothing is known about it. */
export function sourcesOf(node: LocatedDefinition, dataflow: LinkedDataflow): readonly ValueSource[] {
  return follow(node, dataflow, new Set());
}

function follow(
  node: LocatedDefinition,
  dataflow: LinkedDataflow,
  visited: Set<LocatedDefinition>,
): readonly ValueSource[] {
  const { made } = node.definition;
  const own = valueOf(node);
  const location = locationOfDefinition(node);
  const giver = `node ${quoteNode(shownNameOf(node))} gives`;
  if (own !== null)
    return [{ offer: own, giver, computedAt: location, reportAt: null, isConfig: false }, ...fillOf(node)];
  // The rule `cycle` reports nodes that depend on each other.
  if (made === undefined || visited.has(node)) return [];
  visited.add(node);
  const { result, feed, passesOn, part } = made.origin;
  const sources: ValueSource[] = [];
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

/** Lists the values that replace a missing part. */
function fillOf({ definition }: LocatedDefinition): readonly ValueSource[] {
  const fill = definition.made?.origin.fill ?? null;
  if (fill === null) return [];
  const offer: Offer = { kind: "expression", location: fill };
  const giver = `where \`${definition.name}\` is missing, \`fill\` gives`;
  return [{ offer, giver, computedAt: null, reportAt: fill, isConfig: false }];
}

function toPart(source: ValueSource, part: string | number): readonly ValueSource[] {
  const { offer } = source;
  if (offer.kind !== "value" && offer.kind !== "result") return [];
  return [{ ...source, offer: { ...offer, path: [...(offer.path ?? []), part] } }];
}

function fromFeed(feed: FeedIr, dataflow: LinkedDataflow): readonly ValueSource[] {
  const offer = toOffer(feed, dataflow);
  if (feed.kind === "configuration" || feed.kind === "given") {
    const reportAt =
      feed.kind === "given" ? feed.location : (findConfigKey(feed.key, dataflow)?.reportAt ?? feed.location);
    return [{ offer, giver: "the config gives", computedAt: null, reportAt, isConfig: true }];
  }
  return [{ offer, giver: "it is fed", computedAt: null, reportAt: feed.location, isConfig: false }];
}

/** Describes the value that a feed gives. */
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

/** Finds where the config of a dataflow sets a key; null if it does not. */
export function findConfigKey(
  name: string,
  { file, call }: LinkedDataflow,
): { readonly reportAt: Location; readonly value: Location } | null {
  const key = call.config.keys.find((each) => each.name === name);
  return key === undefined ? null : { reportAt: { file, span: key.span }, value: { file, span: key.valueSpan } };
}
