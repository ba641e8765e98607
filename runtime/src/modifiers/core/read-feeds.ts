/** Reads what a caller gives as feeds, by the names of parameters. */
import { invalidModifier, unknownParameter } from "../../errors/catalogue/6-modifiers.js";
import { findNearest } from "../../errors/find-nearest.js";
import type { ArgumentPath } from "../../errors/problem.js";
import { describeKind, quote } from "../../errors/words.js";
import type { ExpandContext } from "./expansion.js";
import { findFeed, type FeedData } from "./feed.js";
import { findStrayFeed } from "./find-stray-feed.js";

/**
 * The feeds that are as they should be; the others are reported.
 *
 * @param parameters - The names that may be fed.
 * @param modifier - Name of the modifier, for messages.
 * @param argument - Where they are given.
 */
export function readFeeds(
  given: unknown,
  parameters: readonly string[],
  modifier: string,
  context: ExpandContext,
  argument: ArgumentPath = [0],
): ReadonlyMap<string, FeedData> {
  const feeds = new Map<string, FeedData>();
  if (typeof given !== "object" || given === null || findFeed(given) !== null || Array.isArray(given)) {
    const reason = `\`${modifier}\` takes an object with one feed a parameter, not ${describeKind(given)}.`;
    context.report(invalidModifier, { reason }, argument);
    return feeds;
  }
  for (const [parameter, candidate] of Object.entries(given)) {
    if (!parameters.includes(parameter)) {
      const nearest = findNearest(parameter, parameters);
      context.report(unknownParameter, { modifier, parameter, nearest }, [...argument, { key: parameter }]);
      continue;
    }
    const feed = checkFeed(candidate, context, [...argument, parameter], parameter);
    if (feed !== null) feeds.set(parameter, feed);
  }
  return feeds;
}

/**
 * A feed with all that is in it; null, and reported, when it is none.
 *
 * @param argument - Where it is given.
 * @param parameter - What it feeds; a part of a `group` unless given.
 */
export function checkFeed(
  candidate: unknown,
  context: ExpandContext,
  argument: ArgumentPath,
  parameter: string = "it",
): FeedData | null {
  const feed = findFeed(candidate);
  const reason = feed === null ? describeNoFeed(candidate, parameter) : findFault(feed);
  if (reason === null) return feed;
  context.report(invalidModifier, { reason }, argument);
  return null;
}

function describeNoFeed(candidate: unknown, parameter: string): string {
  const subject = parameter === "it" ? "A part of a `group`" : quote(parameter);
  const found = describeKind(candidate);
  const constant = typeof candidate === "string" || typeof candidate === "number" ? found : "…";
  const node = typeof candidate === "string" ? found : `"…"`;
  return `${subject} is fed ${found}. Write \`value(${constant})\` for a constant, or \`source(${node})\` for a node.`;
}

function findFault(feed: FeedData): string | null {
  if (feed.kind === "source" && !isName(feed.name))
    return `\`source\` takes the name of a node, not ${describeKind(feed.name)}.`;
  if (feed.kind === "configuration" && !isName(feed.key))
    return `\`configuration\` takes a config key, not ${describeKind(feed.key)}.`;
  const stray = feed.kind === "value" ? findStrayFeed(feed.value) : null;
  if (stray !== null)
    return `\`value\` is given ${stray}, which would stay an object. Pass that by itself, or several in a \`group(…)\`.`;
  if ((feed.kind === "list" || feed.kind === "record") && Object.keys(feed.feeds).length === 0)
    return "A `group` has nothing in it. Give it at least one feed.";
  return null;
}

function isName(name: unknown): name is string {
  return typeof name === "string" && name !== "";
}
