/** Lists the edges between modifiers and the parameters that they feed with constants, config keys and groups. */
import type { Location } from "../../ir/span.js";
import type { Edge } from "./edge.js";
import type { FeedIr } from "./feeds.js";
import type { LinkedDataflow } from "../linked-dataflow.js";
import type { LocatedDefinition } from "../node.js";
import { nodesOf } from "./producers.js";
import { findConfigKey, toOffer } from "./sources.js";

/** Lists the edges of feeds; O(nodes), or O(1) if no modifier changes anything. */
export function fedEdgesOf(dataflow: LinkedDataflow): readonly Edge[] {
  if (dataflow.expanded === null) return [];
  const nodes = nodesOf(dataflow);
  const variants = nodes.flatMap(({ candidates = [] }) => candidates.slice(0, -1));
  return [...nodes, ...variants].flatMap((node) => toEdges(node, dataflow));
}

function toEdges({ definition }: LocatedDefinition, dataflow: LinkedDataflow): readonly Edge[] {
  return (definition.made?.fed ?? []).map(({ feed, asker }): Edge => {
    const { location, isConfig } = reportOf(feed, dataflow);
    return {
      source: toOffer(feed, dataflow),
      target: asker.type,
      location,
      isConfig,
      isLoaded: false,
      isPart: false,
      findPart: (path) => reportOf(findPart(feed, path), dataflow),
      describe: () => ({
        producer: feed.kind === "configuration" ? feed.key : (asker.parameter ?? definition.name),
        consumer: definition.name,
        giver: isConfig ? "the config gives" : "it is fed",
        asker: asker.who,
        parameter: asker.parameter,
        related: [
          ...(location === feed.location ? [] : [{ ...feed.location, message: "It is read here." }]),
          { ...asker.type.location, message: `${asker.who} asks for it here.` },
        ],
      }),
    };
  });
}

/** Finds the location at which a mistake in a feed is reported. */
function reportOf(feed: FeedIr, dataflow: LinkedDataflow): { readonly location: Location; readonly isConfig: boolean } {
  if (feed.kind === "given") return { location: feed.location, isConfig: true };
  const key = feed.kind === "configuration" ? findConfigKey(feed.key, dataflow) : null;
  return key === null ? { location: feed.location, isConfig: false } : { location: key.reportAt, isConfig: true };
}

function findPart(feed: FeedIr, [key, ...rest]: readonly (string | number)[]): FeedIr {
  if (key === undefined) return feed;
  const part =
    feed.kind === "list"
      ? feed.parts[Number(key)]
      : feed.kind === "record"
        ? feed.parts.find(([name]) => name === key)?.[1]
        : undefined;
  return part === undefined ? feed : findPart(part, rest);
}
