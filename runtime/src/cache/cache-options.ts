/** The options of a cache. */
import { BOOLEAN, NAME, type OptionKind } from "../modifiers/core/find-option-fault.js";
import type { OptionKinds } from "../lifecycle/adapters/read-options.js";
import type { ValueCodec } from "../versions/value-codec.js";
import type { CacheStore } from "./stores/cache-store.js";

/** Names of nodes and inputs, or `true` for all nodes. */
export type CachedNodes = readonly string[] | true;

/** Where values are kept, and which nodes are treated in a special way. */
export interface CacheOptions<Store extends CacheStore = CacheStore> {
  /** A folder, short for `store: folder(path)`. It is created when the first value is stored. */
  readonly folder?: string;
  /** Where values are kept. Give this or `folder`. */
  readonly store?: Store;
  /** Nodes that are served from the cache although they load or save data. */
  readonly default?: readonly string[];
  /** Nodes that are computed each time, and whose stored values are replaced. */
  readonly recompute?: CachedNodes;
  /** Nodes that are computed each time, and whose values are not stored. */
  readonly disable?: CachedNodes;
  /** Nodes and inputs whose values do not count for the nodes that read them; the nodes are computed each time. */
  readonly ignore?: readonly string[];
  /** How instances of classes are hashed and stored. */
  readonly codecs?: readonly ValueCodec[];
  /** Whether what was stored before is read; true unless given. If false, everything is computed and stored anew. */
  readonly reads?: boolean;
}

const NAMES: OptionKind = {
  is: (value) => Array.isArray(value) && value.every((name) => typeof name === "string"),
  give: "a list of names",
};
const NODES: OptionKind = { is: (value) => value === true || NAMES.is(value), give: "a list of names, or true" };

/** What each option may be. */
export const CACHE_OPTION_KINDS: OptionKinds<CacheOptions> = {
  folder: NAME,
  store: { is: isStore, give: "a store such as `folder(path)` or `memory()`" },
  default: NAMES,
  recompute: NODES,
  disable: NODES,
  ignore: NAMES,
  codecs: { is: Array.isArray, give: "a list of codecs" },
  reads: BOOLEAN,
};

function isStore(value: unknown): boolean {
  const store = Object(value) as Readonly<Record<string, unknown>>;
  return ["get", "put", "has", "delete"].every((method) => typeof store[method] === "function");
}
