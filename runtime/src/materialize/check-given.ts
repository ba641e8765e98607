/** Checks the results of data loaders and data savers when a dataflow runs. */
import type { CatalogueEntry } from "../errors/catalogue-entry.js";
import { notLoaded, notSaved } from "../errors/catalogue/8-running.js";
import { describeKind } from "../errors/words.js";
import { NodeProblem } from "../execute/call/node-problem.js";
import type { Loaded, Metadata } from "./data-adapters.js";

/**
 * Checks that a loader returned data and metadata.
 *
 * @throws NodeProblem if the result is anything else.
 */
export function toLoaded(given: unknown): Loaded {
  if (!Array.isArray(given)) return refuse(notLoaded, describeKind(given));
  if (given.length !== 2) return refuse(notLoaded, `a list of ${given.length}`);
  const metadata: unknown = given[1];
  if (!isMetadata(metadata)) return refuse(notLoaded, `${describeKind(metadata)} for metadata`);
  return [given[0], metadata];
}

/**
 * Checks that a saver returned metadata.
 *
 * @throws NodeProblem if the result is anything else.
 */
export function toSaved(given: unknown): Metadata {
  return isMetadata(given) ? given : refuse(notSaved, describeKind(given));
}

function isMetadata(candidate: unknown): candidate is Metadata {
  return typeof candidate === "object" && candidate !== null && !(Symbol.iterator in candidate);
}

function refuse(entry: CatalogueEntry<{ readonly found: string }>, found: string): never {
  throw new NodeProblem(entry, { found });
}
