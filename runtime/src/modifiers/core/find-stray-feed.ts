/** Finds feeds in places where a plain value is expected, because nothing would replace them by their values there. */
import { findFeed, type FeedData } from "./feed.js";

const FACTORIES: Readonly<Record<FeedData["kind"], string>> = {
  value: "value(…)",
  source: "source(…)",
  configuration: "configuration(…)",
  list: "group(…)",
  record: "group(…)",
};

/** The number of elements to look at. Longer lists are data; a list that a user writes feeds into is short. */
const LOOKED_AT = 100;

/**
 * Finds a feed in a value that should be plain: the value itself, or an element of an array or property of an object.
 * Looks at a limited number of elements, so that large values cost little.
 *
 * @returns The call that created the feed, for messages: `` `source(…)` ``; null if there is no feed.
 */
export function findStrayFeed(candidate: unknown): string | null {
  const own = findFeed(candidate);
  if (own !== null) return `\`${FACTORIES[own.kind]}\``;
  if (!isPlain(candidate)) return null;
  for (const part of (Array.isArray(candidate) ? candidate : Object.values(candidate)).slice(0, LOOKED_AT)) {
    const feed = findFeed(part);
    if (feed !== null) return `\`${FACTORIES[feed.kind]}\``;
  }
  return null;
}

function isPlain(candidate: unknown): candidate is object {
  if (typeof candidate !== "object" || candidate === null) return false;
  return Array.isArray(candidate) || Object.getPrototypeOf(candidate) === Object.prototype;
}
