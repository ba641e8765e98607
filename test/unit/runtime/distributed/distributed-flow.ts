/** Dataflows whose nodes go through a queue of this process, and what was sent through it. */
import { createHash } from "node:crypto";
import { dataflow, DataflowError, type Definition, type LifecycleAdapter } from "@icosian/runtime";
import { memory, type CacheStore } from "@icosian/runtime/cache";
import {
  distribute,
  work,
  type DistributeOptions,
  type Job,
  type JobPayload,
  type JobResult,
  type RemoteWorker,
  type WorkerEvent,
  type WorkOptions,
} from "@icosian/runtime/distributed";
import { expect, onTestFinished } from "vitest";
import { InProcessQueue } from "../../../../runtime/src/distributed/queue/in-process-queue.ts";
import { define, makeModule } from "../make-module.ts";

/** A queue that remembers what it was given. */
export class WatchedQueue extends InProcessQueue<JobPayload, JobResult> {
  /** The jobs in the order of their submission. */
  readonly submitted: Job<JobPayload>[] = [];
  /** The ids of jobs that were cancelled. */
  readonly cancelled: string[] = [];

  override async submit(jobs: readonly Job<JobPayload>[]): Promise<void> {
    this.submitted.push(...jobs);
    await super.submit(jobs);
  }

  override async cancel(ids: readonly string[]): Promise<void> {
    this.cancelled.push(...ids);
    await super.cancel(ids);
  }

  /** The names of the nodes that were sent, in order. */
  get sent(): readonly string[] {
    return this.submitted.map(({ node }) => node);
  }

  /** The states of all jobs that were ever submitted. */
  async states(): Promise<readonly string[]> {
    return (await this.heartbeat(this.submitted.map(({ id }) => id))).states.map(({ kind }) => kind);
  }
}

/** A dataflow whose nodes are known to its test only. */
export interface AnyFlow {
  execute(outputs: readonly string[], options?: object): Promise<Readonly<Record<string, unknown>>>;
  executeSync(outputs: readonly string[], options?: object): Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}

/** What a dataflow is made of. */
export interface Setting {
  /** The queue; one of its own unless given. */
  readonly queue?: WatchedQueue;
  /** The store; a memory of its own unless given. */
  readonly store?: CacheStore;
  /** Options of `distribute`. */
  readonly options?: Partial<DistributeOptions>;
  /** Options of `work`; null for no worker. */
  readonly working?: WorkOptions | null;
  /** Further adapters, which are given before `distribute`. */
  readonly adapters?: readonly LifecycleAdapter[];
}

/** A dataflow with a worker. */
export interface Opened {
  readonly flow: AnyFlow;
  readonly queue: WatchedQueue;
  readonly store: CacheStore;
  /** What the worker has told. */
  readonly events: WorkerEvent[];
}

/** Opens a dataflow, and starts the worker `w1` for it; both end with the test. */
export async function open(modules: object | readonly object[], setting: Setting = {}): Promise<Opened> {
  const { queue = new WatchedQueue(), store = memory(), options = {}, working = {}, adapters = [] } = setting;
  const list = Array.isArray(modules) ? modules : [modules];
  const distributed = distribute({ queue, store, ...options });
  // A cast because modules that are compiled here have no types.
  const flow = dataflow({ modules: list as never, adapters: [...adapters, distributed] }) as unknown as AnyFlow;
  onTestFinished(() => flow.close());
  const events: WorkerEvent[] = [];
  if (working !== null) await startWorker(flow, { onEvent: (event) => events.push(event), ...working });
  return { flow, queue, store, events };
}

/** Starts a worker, which ends with the test. */
export async function startWorker(flow: object, options: WorkOptions): Promise<RemoteWorker> {
  const worker = await work(flow, { concurrency: 4, name: "w1", ...options });
  onTestFinished(() => worker.close(0));
  return worker;
}

/** Makes a node. Its code version is that of its name, unless another one is given. */
export function local(
  name: string,
  inputs: readonly string[],
  own: (...values: never[]) => unknown,
  more: object = {},
): Definition {
  const codeVersion = createHash("sha256").update(name).digest("hex").slice(0, 24);
  return define(name, inputs, own, { isAsync: true, codeVersion, ...more });
}

/** What is known of a node that is sent. */
export interface SentFacts {
  readonly batch?: number;
  readonly timeoutMs?: number | null;
  readonly [fact: string]: unknown;
}

/** Makes a node that is sent; `batch` and `timeoutMs` are those of `remote`. */
export function sent(
  name: string,
  inputs: readonly string[],
  own: (...values: never[]) => unknown,
  { batch = 1, timeoutMs = null, ...more }: SentFacts = {},
): Definition {
  return local(name, inputs, own, { isRemote: true, remote: { batch, timeoutMs, inside: 0 }, ...more });
}

/** A module of such nodes. */
export function moduleOf(...definitions: readonly Definition[]): object {
  return makeModule("src/nodes.ts", ...definitions);
}

/** What an execution fails with. */
export async function failureOf(execution: Promise<unknown>): Promise<DataflowError> {
  const error = await execution.then(
    (value: unknown) => new Error(`It gave ${JSON.stringify(value)}.`),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DataflowError);
  return error as DataflowError;
}

/** A promise, and what settles it. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}
