/** Sends jobs to workers on other machines through BullMQ, on Redis or PostgreSQL. */
import { describeKind } from "../../errors/words.js";
import type { JobPayload, JobResult } from "../jobs/job-payload.js";
import type { WorkQueue } from "../queue/job-queue.js";
import { BullmqQueue } from "./bullmq-queue.js";
import { postgresEngine, type PostgresAddress } from "./postgres-engine.js";
import { redisEngine, type RedisAddress } from "./redis-engine.js";

export type { PostgresAddress } from "./postgres-engine.js";
export type { RedisAddress } from "./redis-engine.js";

/** What `bullmq` needs to know. */
export interface BullmqOptions {
  /**
   * Where Redis is, as the client `ioredis` takes it: a URL (`redis://host:6379`) or options; or where PostgreSQL is, as a
   * pool of `pg` takes it: `{ postgres: "postgres://user@host/database" }`.
   */
  readonly connection: RedisAddress | { readonly postgres: PostgresAddress };
  /** The name of the queue, which its workers have to know; default: `icosian`. */
  readonly queue?: string;
  /**
   * How long a worker may be silent before it counts as dead and its jobs are given to others, in milliseconds; at least
   * 1,000. They begin anew after 0.9 to 1.25 times as long. Default: 10,000. Code that blocks the worker's event loop for
   * as long makes it silent too.
   */
  readonly leaseMs?: number;
}

/**
 * Creates a queue of jobs in BullMQ, to submit jobs and to take them. It connects when it is used first.
 *
 * Redis must never remove keys by itself (`maxmemory-policy noeviction`), and should have an append-only file. In
 * PostgreSQL, BullMQ creates its tables in the schema `bullmq`.
 *
 * @throws Error if an option is wrong.
 * @example
 * ```ts
 * const queue = bullmq({ connection: "redis://127.0.0.1:6379" });
 * const inPostgres = bullmq({ connection: { postgres: "postgres://icosian@127.0.0.1/jobs" }, queue: "night" });
 * ```
 */
export function bullmq<Payload = JobPayload, Result = JobResult>({
  connection,
  queue = "icosian",
  leaseMs = 10_000,
}: BullmqOptions): WorkQueue<Payload, Result> {
  if (!Number.isFinite(leaseMs) || leaseMs < 1000)
    throw new Error(`\`leaseMs\` is ${describeKind(leaseMs)}, not a number of at least 1000 milliseconds.`);
  if (typeof connection !== "string" && (typeof connection !== "object" || connection === null))
    throw new Error(`\`connection\` is ${describeKind(connection)}, not a URL of Redis, nor options.`);
  const engine =
    typeof connection === "object" && "postgres" in connection
      ? postgresEngine(connection.postgres)
      : redisEngine(connection);
  return new BullmqQueue<Payload, Result>({ engine, queue, leaseMs });
}
