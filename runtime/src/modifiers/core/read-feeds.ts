/** Reads and checks the feeds that a modifier is given. */
import { invalidModifier, unknownParameter } from "../../errors/catalogue/6-modifiers.js";
import { findNearest } from "../../errors/find-nearest.js";
import type { ArgumentPath } from "../../errors/problem.js";
import { describeKind, quote } from "../../errors/words.js";
import type { ExpandContext } from "./expansion.js";
import { findFeed, type FeedData } from "./feed.js";
import { findStrayFeed } from "./find-stray-feed.js";

/**
 * Returns the valid feeds by parameter. An unknown parameter is reported as ICO6011, anything else that is wrong as
 * ICO6009.
 *
 * @param given - An object with one feed per parameter, not yet checked.
 * @param parameters - The names of the parameters that may be fed.
 * @param modifier - The name of the modifier, for messages.
 * @param argument - The path to the object among the modifier's arguments.
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
 * Checks one feed. The parts of a `group` are checked when they are bound.
 *
 * @param argument - The path to the feed among the modifier's arguments.
 * @param parameter - The parameter that it feeds; a part of a `group` unless given.
 * @returns The feed's data; null if the value is not a valid feed, which is reported as ICO6009.
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
