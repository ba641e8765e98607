/** BullMQ on Redis. */
import type { BackendFactory, ConnectionOptions, IQueueBackend, RedisQueueBackend } from "bullmq";
import type { RedisOptions } from "ioredis";
import { describeThrown } from "../../errors/words.js";
import { codeOf, hideSecrets, NOBODY, type BullMq, type Engine, type EngineState, type Role } from "./engine.js";

/** What the client `ioredis` takes: a URL (`redis://host:6379`), or its options, which may have the URL as `url`. */
export type RedisAddress =
  | string
  | (RedisOptions & {
      /** The URL of the server, in place of `host` and `port`. */
      readonly url?: string;
    });

/** How long the client waits before it connects again, in milliseconds. */
const MOST_WAITING = 1000;

/**
 * Creates the engine for a connection; connects to nothing.
 *
 * @throws Error if the URL is none of Redis.
 */
export function redisEngine(connection: RedisAddress): Engine {
  const { url, ...options } = typeof connection === "string" ? { url: connection } : connection;
  const { address, password } = toAddress(url, options);
  const name = `Redis at ${address}`;

  function connect(role: Role): ConnectionOptions {
    const settings = {
      retryStrategy: (times: number) => Math.min(50 * 2 ** Math.min(times, 10), MOST_WAITING),
      ...options,
      ...(url === undefined ? {} : { url }),
      // Workers repeat what a lost connection has interrupted. Who submits has a time limit, and is told.
      ...(role === "queue"
        ? { maxRetriesPerRequest: 0, enableOfflineQueue: false }
        : { maxRetriesPerRequest: null, enableOfflineQueue: true }),
    };
    // A cast, because BullMQ declares fewer options than `ioredis` has.
    return settings as ConnectionOptions;
  }

  function describe(error: unknown): string {
    const [code, message] = [codeOf(error), describeThrown(error)];
    if (NOBODY.has(code)) return `There is no ${name} (${code}).`;
    const refusal = /\b(?:NOAUTH|WRONGPASS|NOPERM)\b/.exec(message)?.[0];
    if (refusal !== undefined) return `${name} refuses the user or the password (${refusal}).`;
    return `${name}: ${hideSecrets(message, [password])}`;
  }

  return {
    name,
    connect,
    describe,
    createFactory: (bullmq: BullMq): BackendFactory => bullmq.createRedisBackend,
    isPassing,
    inspect: async (backend) => inspectServer(name, await (await clientOf(backend)).info()),
    findStates,
    mayHaveFailed: async (backend) => (await backend.getCounts(["failed"])).some((count) => count > 0),
    // Redis keeps the token apart from the job. One that has expired cannot be checked, and need not be given.
    findToken: async (backend, id) => (await (await clientOf(backend)).get(`${backend.toKey(id)}:lock`)) ?? "0",
  };
}

function toAddress(
  url: string | undefined,
  { host = "127.0.0.1", port = 6379, path, password, sentinels }: RedisOptions,
): { readonly address: string; readonly password: string | undefined } {
  if (sentinels !== undefined) {
    const all = sentinels.map((each) => `${each.host ?? host}:${each.port ?? 26_379}`);
    return { address: `the sentinels ${all.join(", ")}`, password };
  }
  if (url === undefined) return { address: path ?? `${host}:${port}`, password };
  // What is wrong with it is not quoted, because it may have a password.
  if (!/^rediss?:\/\//.test(url) || !URL.canParse(url))
    throw new Error("`connection` is not a URL of Redis, such as `redis://host:6379`.");
  const parsed = new URL(url);
  const address = `${parsed.hostname === "" ? host : parsed.hostname}:${parsed.port === "" ? port : parsed.port}`;
  return { address, password: parsed.password === "" ? password : decodeURIComponent(parsed.password) };
}

/** Whether it is an error of the connection, which `ioredis` makes again by itself. */
function isPassing(error: unknown): boolean {
  if (NOBODY.has(codeOf(error)) || /^(?:ECONNRESET|EPIPE)$/.test(codeOf(error))) return true;
  return /^(?:Connection is closed|Stream isn't writeable|Reached the max retries|LOADING|READONLY|MASTERDOWN)/.test(
    describeThrown(error),
  );
}

function inspectServer(name: string, info: string): string | null {
  const read = (field: string): string | undefined => new RegExp(`^${field}:(.*?)\\r?$`, "m").exec(info)?.[1];
  const [version, policy] = [read("redis_version"), read("maxmemory_policy")];
  const [major = 0, minor = 0] = (version ?? "").split(".").map(Number);
  if (version !== undefined && (major < 6 || (major === 6 && minor < 2)))
    return `${name} is version ${version}: BullMQ needs 6.2 or newer.`;
  if (policy === undefined || policy === "noeviction") return null;
  return (
    `${name} may remove jobs when its memory is full, because its maxmemory-policy is ${policy}: ` +
    "set it to noeviction."
  );
}

/**
 * Asks with two requests, however many jobs there are. BullMQ's own question is one script per job, which looks through all
 * lists.
 */
async function findStates(backend: IQueueBackend, ids: readonly string[]): Promise<readonly EngineState[]> {
  if (ids.length === 0) return [];
  const pipeline = (await clientOf(backend)).pipeline();
  for (const id of ids) pipeline.hmget(backend.toKey(id), "timestamp", "finishedOn", "failedReason");
  const [active, answers] = await Promise.all([backend.getRanges(["active"], 0, -1), pipeline.exec()]);
  const running = new Set<string>(active.flat());
  return answers!.map(([error, fields], index) => {
    if (error !== null) throw error;
    const [timestamp, finishedOn, reason] = fields;
    if (timestamp === null) return { kind: "unknown" };
    // Completed ones are removed.
    if (finishedOn !== null) return { kind: "failed", reason: reason ?? "" };
    return { kind: running.has(ids[index]!) ? "running" : "waiting" };
  });
}

/** What is used of the client. */
interface Client {
  info(): Promise<string>;
  get(key: string): Promise<string | null>;
  pipeline(): {
    hmget(key: string, ...fields: readonly string[]): unknown;
    exec(): Promise<readonly [Error | null, readonly [string | null, string | null, string | null]][] | null>;
  };
}

function clientOf(backend: IQueueBackend): Promise<Client> {
  // Casts, because this engine has made it, with `ioredis`, whose pipelines have every command.
  return (backend as RedisQueueBackend).client as unknown as Promise<Client>;
}
