/** A store that keeps a cache in Redis: `@icosian/runtime/redis`. */
import { describeKind } from "../../errors/words.js";
import { readOptions, type OptionKinds } from "../../lifecycle/adapters/read-options.js";
import { BOOLEAN, NAME } from "../../modifiers/core/find-option-fault.js";
import { DEFAULT_LIMITS } from "./folder.node.js";
import { isScriptClient, type RedisClient } from "./redis/redis-client.js";
import { OwnConnection, toConnection, type RedisConnection } from "./redis/redis-connection.node.js";
import { RedisStore } from "./redis/redis-store.node.js";
import {
  DEFAULT_CLAIM,
  DEFAULT_TIMEOUT,
  LIFE,
  readUrl,
  refuseOptions,
  UNCHECKED,
  WAIT,
} from "./remote/remote-options.js";

export type { RedisClient } from "./redis/redis-client.js";
export type { RedisStore } from "./redis/redis-store.node.js";

/** Options of {@link redisStore}: a `url` or a `client`, and how they are used. */
export interface RedisStoreOptions {
  /** Where the server is: `redis://user:password@host:6379/0`, or `rediss://` for TLS. Connected when it is first used. */
  readonly url?: string;
  /** A client of `ioredis` instead, which stays open. Not a `Cluster`. */
  readonly client?: RedisClient;
  /** What every key on the server begins with; default: `icosian:`. */
  readonly prefix?: string;
  /** How long an entry stays without being used, in milliseconds; default: 30 days. Infinity for any time. */
  readonly olderThanMs?: number;
  /** Whether nothing is written; default: false. */
  readonly readOnly?: boolean;
  /** Whether a process waits while another one computes the same value; default: false. */
  readonly sharesWork?: boolean;
  /** How long the claim of a process that has died keeps others waiting, in milliseconds; default: 15,000. */
  readonly claimMs?: number;
  /** How long an operation waits for the server before it fails, in milliseconds; default: 10,000. */
  readonly timeoutMs?: number;
}

const KINDS: OptionKinds<RedisStoreOptions> = {
  url: UNCHECKED,
  client: UNCHECKED,
  prefix: { is: NAME.is, give: "a text that is not empty" },
  olderThanMs: LIFE,
  readOnly: BOOLEAN,
  sharesWork: BOOLEAN,
  claimMs: WAIT,
  timeoutMs: WAIT,
};

/**
 * Creates a store in Redis. Needs the package `ioredis`.
 *
 * Entries expire by themselves when they were not used for `olderThanMs`. A server whose memory is limited should have the
 * policy `noeviction` or `volatile-lru`; what it removes is computed again.
 *
 * @throws DataflowError ICO6016 if an option is invalid. What is wrong with the server is said when it is used.
 * @example
 * ```ts
 * import { dataflow } from "@icosian/runtime";
 * import { cache } from "@icosian/runtime/cache";
 * import { redisStore } from "@icosian/runtime/redis";
 * import * as features from "./features.js";
 *
 * const store = redisStore({ url: "redis://localhost:6379", sharesWork: true });
 * const flow = dataflow({ modules: [features], adapters: [cache({ store })] });
 * ```
 */
export function redisStore(options: RedisStoreOptions): RedisStore {
  const given = readOptions<RedisStoreOptions>("redisStore", options, KINDS);
  const [connection, name] = toConnectionOf(given);
  return new RedisStore(connection, name, {
    prefix: given.prefix ?? "icosian:",
    olderThanMs: given.olderThanMs ?? DEFAULT_LIMITS.olderThanMs,
    readOnly: given.readOnly ?? false,
    sharesWork: given.sharesWork ?? false,
    claimMs: given.claimMs ?? DEFAULT_CLAIM,
    timeoutMs: given.timeoutMs ?? DEFAULT_TIMEOUT,
  });
}

function toConnectionOf({ url, client }: RedisStoreOptions): readonly [RedisConnection, name: string] {
  if (url !== undefined && client !== undefined)
    return refuseOptions("redisStore", "`redisStore` has a `url` and a `client`. Keep one of them.");
  if (client !== undefined) {
    if (!isScriptClient(client) || client.isCluster === true)
      return refuseOptions(
        "redisStore",
        `\`client\` of \`redisStore\` is ${describeKind(client)}, not a client of ioredis for one server.`,
      );
    return [toConnection(client), "Redis"];
  }
  if (url === undefined)
    return refuseOptions("redisStore", "`redisStore` needs a `url`, or a `client` of ioredis that you have.");
  const found = readUrl(url, "`url` of `redisStore`", /^rediss?:\/\/[^/]/, "redis://localhost:6379");
  if (typeof found === "string") return refuseOptions("redisStore", found);
  if (!/^\/?\d*$/.test(found.pathname))
    return refuseOptions("redisStore", "`url` of `redisStore` ends in a path that is not the number of a database.");
  return [new OwnConnection(url), `Redis at ${found.hostname}:${found.port === "" ? "6379" : found.port}`];
}
