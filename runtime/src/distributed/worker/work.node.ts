/** Workers: they take jobs from a queue and compute the nodes of a dataflow. */
import { availableParallelism, hostname } from "node:os";
import { invalidAdapter } from "../../errors/catalogue/6-adapters.js";
import { toProblem } from "../../errors/catalogue-entry.js";
import { DataflowError } from "../../errors/dataflow-error.js";
import { describeThrown } from "../../errors/words.js";
import { isDataflow } from "../../extend-dataflow.js";
import { readOptions, type OptionKinds } from "../../lifecycle/adapters/read-options.js";
import { COUNT, FUNCTION, NAME } from "../../modifiers/core/find-option-fault.js";
import { toConsole } from "../../quality/warn.js";
import type { CacheStore } from "../../cache/stores/cache-store.js";
import type { ValueCodec } from "../../versions/value-codec.js";
import { DISTRIBUTE_OPTION_KINDS, PATIENCE_MS, type RemoteQueue } from "../distribute-options.js";
import type { JobPayload, JobResult } from "../jobs/job-payload.js";
import type { Job, JobControl } from "../queue/job-queue.js";
import { JobRunner } from "./job-runner.node.js";
import { openFlow } from "./open-flow.js";
import { ThreadJobs } from "./thread-jobs.node.js";

/** What a worker does at the moment. */
export type WorkerEvent =
  | {
      readonly kind: "began";
      /** Name of the remote node. */
      readonly node: string;
      /** Identifies the job. */
      readonly id: string;
      /** How many items of a fan-out it computes; 1 outside of fan-outs. */
      readonly items: number;
    }
  | {
      readonly kind: "ended";
      /** Name of the remote node. */
      readonly node: string;
      /** Identifies the job. */
      readonly id: string;
      /** Milliseconds. */
      readonly durationMs: number;
      /** What came of the job. */
      readonly outcome: JobResult["kind"] | "failed" | "aborted";
      /** Why it was refused, or has failed; null otherwise. */
      readonly reason: string | null;
    }
  | {
      readonly kind: "fault";
      /** What is wrong with the engine or the connection. */
      readonly message: string;
    };

/** Where a worker takes its jobs, and how many at the same time. */
export interface WorkOptions {
  /** The queue; that of the dataflow's `distribute` unless given. */
  readonly queue?: RemoteQueue;
  /** The store; that of the dataflow's `distribute` unless given. */
  readonly store?: CacheStore;
  /** How instances of classes are sent; as the dataflow's `distribute` says unless given. */
  readonly codecs?: readonly ValueCodec[];
  /** How many jobs run at the same time; as many as the machine has processors unless given. */
  readonly concurrency?: number;
  /**
   * The address of the module that exports the dataflow, such as `import.meta.url` in it. Functions that are not async are
   * then computed in threads, which import the module, so that they do not keep the process from telling that it is alive.
   */
  readonly module?: string | URL;
  /** The name under which the module exports the dataflow; `flow` unless given. */
  readonly exportName?: string;
  /** The name in messages; the host and the process unless given. */
  readonly name?: string;
  /** Hears what the worker does. */
  readonly onEvent?: (event: WorkerEvent) => void;
}

const KINDS: OptionKinds<WorkOptions> = {
  queue: DISTRIBUTE_OPTION_KINDS.queue,
  store: DISTRIBUTE_OPTION_KINDS.store,
  codecs: DISTRIBUTE_OPTION_KINDS.codecs,
  concurrency: COUNT,
  module: { is: (value) => NAME.is(value) || value instanceof URL, give: "an address such as `import.meta.url`" },
  exportName: NAME,
  name: NAME,
  onEvent: FUNCTION,
};

/** A worker that takes jobs. */
export interface RemoteWorker {
  /** How messages call the worker. */
  readonly name: string;
  /** How many jobs run at the moment. */
  readonly running: number;
  /**
   * Takes no further jobs, and settles when those that run have ended, or are given back.
   *
   * @param patienceMs - How long running jobs have, in milliseconds; 30,000 unless given.
   */
  close(patienceMs?: number): Promise<void>;
}

const PATIENCE = 30_000;

/**
 * Works for the dataflows that send nodes to a queue. The worker computes the nodes of its own dataflow only, and only if
 * their code is that of the sender.
 *
 * @param flow - The dataflow, as `dataflow(…)` or a generated file gives it. Its adapters are those of the sender; here
 * only the queue and the store of its `distribute` count.
 * @throws DataflowError ICO6016 if an option is wrong; Error if the queue cannot be reached.
 * @example
 * ```ts
 * import { dataflow } from "@icosian/runtime";
 * import { bullmq } from "@icosian/runtime/bullmq";
 * import { folder } from "@icosian/runtime/cache";
 * import { work } from "@icosian/runtime/distributed";
 * import * as features from "./features.js";
 *
 * const flow = dataflow(features);
 * const queue = bullmq({ connection: "redis://127.0.0.1:6379" });
 * const worker = await work(flow, { queue, store: folder("/shared/values"), concurrency: 8 });
 * setTimeout(() => void worker.close(), 60_000);
 * ```
 */
export async function work(flow: object, options: WorkOptions = {}): Promise<RemoteWorker> {
  const given = readOptions<WorkOptions>("work", options, KINDS);
  if (!isDataflow(flow)) throw refuse("`work` takes a dataflow, as `dataflow(…)` returns it.");
  const { environment, distribution } = openFlow(flow);
  const { queue, store, codecs = [], patienceMs = PATIENCE_MS } = { ...distribution, ...given };
  if (queue === undefined || store === undefined)
    throw refuse("`work` needs a `queue` and a `store`: the dataflow has no `distribute` from which to take them.");
  const { concurrency = availableParallelism(), name = `${hostname()}.${process.pid}`, onEvent = () => {} } = given;
  const runner = new JobRunner({ environment, store, codecs, worker: name, patienceMs });
  const { module, exportName = "flow" } = given;
  const threads =
    module === undefined ? null : new ThreadJobs({ href: String(module), exportName, worker: name }, concurrency);
  const run = async (payload: JobPayload, control: JobControl): Promise<JobResult> => {
    const steps = runner.find(payload);
    const blocks = threads !== null && typeof steps !== "string" && steps.some(({ node }) => !node.isAsync);
    return await (blocks ? threads.run(payload, control) : runner.run(payload, control));
  };
  let running = 0;
  const tell = (event: WorkerEvent): void => {
    try {
      onEvent(event);
    } catch (thrown) {
      // A mistake of the listener is none of the job.
      toConsole(`\`onEvent\` of \`work\` failed: ${describeThrown(thrown)}`);
    }
  };

  const handle = async ({ id, node, payload }: Job<JobPayload>, control: JobControl): Promise<JobResult> => {
    const began = performance.now();
    running++;
    const { batch } = Object(payload) as Partial<JobPayload>;
    tell({ kind: "began", node, id, items: typeof batch === "number" ? batch : 1 });
    const end = (outcome: JobResult["kind"] | "failed" | "aborted", reason: string | null): void => {
      running--;
      tell({ kind: "ended", node, id, durationMs: performance.now() - began, outcome, reason });
    };
    try {
      const result = await run(payload, control);
      end(result.kind, result.kind === "refused" ? result.reason : null);
      return result;
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      end(control.signal.aborted ? "aborted" : "failed", reason);
      throw new Error(`${reason} (on the worker ${name})`, { cause: thrown });
    }
  };

  const onFault = (message: string): void => tell({ kind: "fault", message });
  const taking = await queue.work(handle, { worker: name, concurrency, onFault });
  return {
    name,
    get running() {
      return running;
    },
    close: async (patienceMs = PATIENCE) => {
      await taking.close(patienceMs);
      await queue.close();
      await store.close?.();
      await threads?.close();
      await environment.resources.close();
    },
  };
}

function refuse(reason: string): DataflowError {
  return new DataflowError([toProblem(invalidAdapter, "work", { reason })]);
}
