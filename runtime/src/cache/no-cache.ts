/** `@icosian/runtime/cache` in bundles for browsers, where there is neither a serialisation of values nor a fast hash. */
export { cached, type CachedOptions } from "./cached.js";
export type { CacheBehavior } from "../graph/cache-behavior.js";
import { invalidAdapter } from "../errors/catalogue/6-adapters.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { DataflowError } from "../errors/dataflow-error.js";

/** Throws, because this bundle is for browsers. */
export function cache(): never {
  return refuse("cache");
}

/** Throws, because this bundle is for browsers. */
export function folder(): never {
  return refuse("folder");
}

/** Throws, because this bundle is for browsers. */
export function memory(): never {
  return refuse("memory");
}

/** Throws, because this bundle is for browsers. */
export function signed(): never {
  return refuse("signed");
}

function refuse(name: string): never {
  const reason = `\`${name}\` needs Node.js, and this bundle is for browsers. Leave the cache out of it.`;
  throw new DataflowError([toProblem(invalidAdapter, name, { reason })]);
}
