/** Finds feeds where a plain value belongs: nothing would turn them into the values that they stand for. */
import { findFeed, type FeedData } from "./feed.js";

const FACTORIES: Readonly<Record<FeedData["kind"], string>> = {
  value: "value(…)",
  source: "source(…)",
  configuration: "configuration(…)",
  list: "group(…)",
  record: "group(…)",
};

/** Long lists are data; who writes feeds into one writes them at its beginning. */
const LOOKED_AT = 100;

/**
 * What a value that should be plain says in place of one: `` `source(…)` ``, for a feed or for an array or object with
 * a feed directly in it; null when there is none. Bounded, however large the value is.
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
