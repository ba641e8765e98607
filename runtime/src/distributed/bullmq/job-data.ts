/** How jobs, results, reports and reasons are written for BullMQ. */
import type { BulkJobOptions } from "bullmq";
import { describeThrown, quote } from "../../errors/words.js";
import { MOST_PRIORITY } from "../queue/check-job.js";
import type { Job } from "../queue/job-queue.js";

/**
 * A value as a text of JSON. PostgreSQL keeps data as `jsonb`, which refuses the character U+0000 and halves of surrogate
 * pairs, and changes the order of keys; in a text they are only escapes.
 */
export interface Packed {
  /** The JSON of the value; absent if the value is undefined. */
  readonly json?: string;
}

/** What a job of ours has in BullMQ as its data. */
export interface JobData extends Packed {
  /** How long it may run, in milliseconds. */
  readonly timeoutMs: number | null;
}

/** A job as BullMQ takes it. */
export interface PackedJob {
  /** The name of its node. */
  readonly name: string;
  /** What the worker needs. */
  readonly data: JobData;
  /** What BullMQ needs. */
  readonly opts: BulkJobOptions;
}

/** The most bytes of JSON of one job or result. Engines take more, but slow down for everybody long before. */
export const MOST_BYTES: number = 16 * 2 ** 20;

/** How long failed jobs are kept, in seconds, and how many of them, if nobody cancels them. */
const KEPT = { age: 24 * 60 * 60, count: 10_000 };

/**
 * Writes a job for BullMQ.
 *
 * @throws Error that names the node, if the payload is no JSON or too large.
 */
export function packJob({ id, node, priority, timeoutMs, payload }: Job<unknown>): PackedJob {
  return {
    name: withoutZeros(node),
    data: { ...packValue(payload, `The job of ${quote(node)}`), timeoutMs },
    // BullMQ begins with small priorities, but jobs of priority 0 come before all others.
    opts: {
      jobId: id,
      priority: 1 + MOST_PRIORITY - priority,
      removeOnComplete: true,
      removeOnFail: KEPT,
      stackTraceLimit: 1,
    },
  };
}

/** Reads a job that {@link packJob} has written; null if something else has put it into the queue. */
export function unpackJob(job: {
  readonly id?: string | undefined;
  readonly name: string;
  readonly priority: number;
  readonly data: unknown;
}): Job<unknown> | null {
  const { json, timeoutMs } = (job.data ?? {}) as Partial<JobData>;
  if (job.id === undefined || timeoutMs === undefined) return null;
  try {
    const payload: unknown = json === undefined ? undefined : JSON.parse(json);
    return { id: job.id, node: job.name, priority: 1 + MOST_PRIORITY - job.priority, timeoutMs, payload };
  } catch {
    return null;
  }
}

/**
 * Writes a value.
 *
 * @param what - What messages call it: `The result`.
 * @throws Error if it is no JSON or too large.
 */
export function packValue(value: unknown, what: string): Packed {
  let json: string | undefined;
  try {
    // A cast, because it returns undefined for what JSON does not have.
    json = JSON.stringify(value) as string | undefined;
  } catch (error) {
    throw new Error(`${what} cannot be written as JSON: ${describeThrown(error)}`, { cause: error });
  }
  if (json === undefined) return {};
  const bytes = Buffer.byteLength(json);
  if (bytes <= MOST_BYTES) return { json };
  const [size, most] = [bytes, MOST_BYTES].map((each) => `${Math.ceil(each / 2 ** 20)} MiB`);
  throw new Error(`${what} has ${size} of JSON, and queues take at most ${most}: large values belong into the store.`);
}

/** Reads a value that {@link packValue} has written; undefined also for what something else has written. */
export function unpackValue(packed: unknown): unknown {
  const { json } = (packed ?? {}) as Packed;
  try {
    return typeof json === "string" ? JSON.parse(json) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes what a handler has thrown, so that both engines can keep its message. */
export function toFailure(thrown: unknown): Error {
  const failure = new Error(withoutZeros(describeThrown(thrown)));
  const stack: unknown = thrown instanceof Error ? thrown.stack : undefined;
  failure.stack = withoutZeros(typeof stack === "string" ? stack : failure.message);
  return failure;
}

/** PostgreSQL's texts have neither the character U+0000 nor halves of surrogate pairs. */
function withoutZeros(text: string): string {
  return text.replaceAll("\0", "\\0").replace(/[\uD800-\uDFFF]/gu, "\uFFFD");
}
