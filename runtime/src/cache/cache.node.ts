/** Caches: `@icosian/runtime/cache`. Bundles for browsers get `no-cache.ts` in its place. */
export { cached, type CachedOptions } from "./cached.js";
export type { CacheBehavior } from "../graph/cache-behavior.js";
export { cache, type Cache } from "./create-cache.node.js";
export { folder } from "./stores/folder.node.js";
export { memory } from "./stores/memory.js";
export { signed, type SignedOptions, type SigningKey } from "./stores/signed.node.js";
export type { CachedNodes, CacheOptions } from "./cache-options.js";
export type { CacheStore } from "./stores/cache-store.js";
export type { CacheChange } from "./log/cache-change.js";
export type { CacheExplanation } from "./log/explanation.js";
export type { ValueCodec } from "../versions/value-codec.js";
