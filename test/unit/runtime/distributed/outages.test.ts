/** Queues and stores that fail at once, for a while and for ever: nothing is lost, and nobody waits without end. */
import { memory, type CacheStore } from "@icosian/runtime/cache";
import type { Job, JobPayload, JobResult, QueueHealth, WorkerEvent } from "@icosian/runtime/distributed";
import { describe, expect, it, vi } from "vitest";
import type { JobEvent } from "../../../../runtime/src/distributed/queue/job-queue.ts";
import { failureOf, local, moduleOf, open, sent, startWorker, WatchedQueue } from "./distributed-flow.ts";
import { until } from "./queue-conformance.ts";

const doubled = sent("doubled", ["x"], async (x: number) => x * 2);
const tripled = sent("tripled", ["doubled"], async (x: number) => x * 3);
const nodes = moduleOf(doubled, tripled);

/** A queue some of whose calls fail. */
class FailingQueue extends WatchedQueue {
  /** How many of the next calls fail. */
  readonly failures = { submit: 0, heartbeat: 0 };
  /** What becomes of each event. */
  pass: (event: JobEvent<JobResult>) => readonly JobEvent<JobResult>[] = (event) => [event];

  override async submit(jobs: readonly Job<JobPayload>[]): Promise<void> {
    if (this.failures.submit-- > 0) throw new Error("There is no engine (ECONNREFUSED).");
    await super.submit(jobs);
  }

  override async heartbeat(ids: readonly string[]): Promise<QueueHealth> {
    if (this.failures.heartbeat-- > 0) throw new Error("There is no engine (ECONNREFUSED).");
    return await super.heartbeat(ids);
  }

  override onResult(listen: (event: JobEvent<JobResult>) => void): () => void {
    return super.onResult((event) => this.pass(event).forEach(listen));
  }
}

/** A store some of whose calls fail, or forget. */
class FailingStore implements CacheStore {
  readonly isAsync = true;
  readonly name = "the store of the test";
  readonly entries = memory();
  /** Called before each call; may throw. */
  before: (method: "get" | "put" | "has", key: string) => void = () => {};

  async get(key: string): Promise<Uint8Array | undefined> {
    this.before("get", key);
    return this.entries.get(key);
  }

  async put(key: string, bytes: Uint8Array | readonly Uint8Array[]): Promise<void> {
    this.before("put", key);
    this.entries.put(key, bytes);
  }

  async has(key: string): Promise<boolean> {
    this.before("has", key);
    return this.entries.has(key);
  }

  async delete(key: string): Promise<void> {
    this.entries.delete(key);
  }

  /** Loses everything. */
  forget(): void {
    for (const each of this.entries.list("")) this.entries.delete(each);
  }
}

function failTimes(times: number, methods: readonly string[] = ["get", "put", "has"]): FailingStore["before"] {
  return (method) => {
    if (methods.includes(method) && times-- > 0) throw new Error("The store is full.");
  };
}

describe("a queue", () => {
  it("that does not answer in the beginning fails its nodes at once", async () => {
    const queue = new FailingQueue();
    Object.assign(queue.failures, { submit: Infinity, heartbeat: Infinity });
    const { flow } = await open(nodes, { queue, options: { patienceMs: 600_000 } });
    const { message, problems } = await failureOf(flow.execute(["tripled"], { inputs: { x: 1 } }));
    expect(problems).toMatchObject([{ code: "ICO8044", subject: "doubled" }]);
    expect(message).toContain(
      "`doubled` cannot be computed on another machine, because the queue of this process cannot be used: " +
        "There is no engine (ECONNREFUSED).",
    );
  });

  it("that is away for a while loses nothing", async () => {
    const queue = new FailingQueue();
    const { flow } = await open(nodes, { queue });
    expect(await flow.execute(["doubled"], { inputs: { x: 0 } })).toEqual({ doubled: 0 });
    Object.assign(queue.failures, { submit: 3, heartbeat: 3 });
    expect(await flow.execute(["tripled"], { inputs: { x: 1 } })).toEqual({ tripled: 6 });
  });

  it("that has come back when it is asked is given its jobs again", async () => {
    const queue = new FailingQueue();
    const { flow } = await open(nodes, { queue });
    queue.failures.submit = 1;
    expect(await flow.execute(["tripled"], { inputs: { x: 1 } })).toEqual({ tripled: 6 });
  });

  it("that takes no jobs but answers fails the nodes with its words", async () => {
    const queue = new FailingQueue();
    queue.failures.submit = Infinity;
    const { flow } = await open(nodes, { queue });
    const { problems } = await failureOf(flow.execute(["tripled"], { inputs: { x: 1 } }));
    expect(problems).toMatchObject([{ code: "ICO8044", subject: "doubled" }]);
  });

  it("that goes away for ever fails its nodes when the patience is over", async () => {
    const queue = new FailingQueue();
    const { flow } = await open(nodes, { queue, options: { patienceMs: 300 } });
    expect(await flow.execute(["doubled"], { inputs: { x: 0 } })).toEqual({ doubled: 0 });
    Object.assign(queue.failures, { submit: Infinity, heartbeat: Infinity });
    const { problems } = await failureOf(flow.execute(["tripled"], { inputs: { x: 1 } }));
    expect(problems).toMatchObject([{ code: "ICO8044", subject: "doubled" }]);
    Object.assign(queue.failures, { submit: 0, heartbeat: 0 });
    expect(await flow.execute(["tripled"], { inputs: { x: 1 } })).toEqual({ tripled: 6 });
  });

  it("that loses all events is swept", async () => {
    const queue = new FailingQueue();
    queue.pass = () => [];
    const item = local("item", [], async () => [1, 2, 3], { fansOut: true });
    const each = sent("each", ["item"], async (value: number) => {
      if (value === 2) throw new Error("two");
      return value;
    });
    const { flow } = await open(
      moduleOf(
        item,
        each,
        local("all", ["each*"], async (all: Iterable<number>) => [...all]),
      ),
      {
        queue,
      },
    );
    expect(await flow.execute(["all"], { onItemError: () => {} })).toEqual({ all: [1, 3] });
    expect(queue.submitted).toHaveLength(3);
  });

  it("whose events come twice, too early, or for jobs of others gives the same", async () => {
    const queue = new FailingQueue();
    queue.pass = (event) => [
      { kind: "failed", id: "f".repeat(64), reason: "another's" },
      { kind: "progress", id: "e".repeat(64), report: null },
      { ...event, id: "d".repeat(64) },
      event,
      event,
    ];
    const { flow } = await open(nodes, { queue });
    expect(await flow.execute(["tripled"], { inputs: { x: 1 } })).toEqual({ tripled: 6 });
    expect(queue.sent).toEqual(["doubled", "tripled"]);
  });

  it.each([null, undefined, "stored", { kind: "else" }])(
    "whose results are %j looks into the store",
    async (result) => {
      const queue = new FailingQueue();
      // A cast because no worker of this package answers so.
      queue.pass = (event) => [event.kind === "completed" ? { ...event, result: result as never } : event];
      const { flow } = await open(nodes, { queue });
      expect(await flow.execute(["tripled"], { inputs: { x: 1 } })).toEqual({ tripled: 6 });
    },
  );

  it("whose jobs end again and again without a value gives them up", { timeout: 60_000 }, async () => {
    const queue = new FailingQueue();
    const { flow } = await open(nodes, { queue, working: null });
    const lost = async (): Promise<JobResult> => ({ kind: "stored", worker: "w1" });
    const worker = await queue.work(lost, { worker: "w1", concurrency: 1, onFault: () => {} });
    const { message, problems } = await failureOf(flow.execute(["doubled"], { inputs: { x: 1 } }));
    await worker.close(0);
    expect(problems).toMatchObject([{ code: "ICO8043", slug: "lost-job", subject: "doubled" }]);
    expect(message).toContain("The job of `doubled` was lost: It ended 6 times, and left nothing in the memory.");
    expect(queue.sent).toEqual(Array.from({ length: 6 }, () => "doubled"));
  });

  it("for which nobody works is warned of once, with the command", { timeout: 60_000 }, async () => {
    const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
    const { flow, queue } = await open(nodes, { working: null });
    const both = Promise.all([1, 2].map((x) => flow.execute(["tripled"], { inputs: { x } })));
    await until(() => warned.mock.calls.length > 0);
    const texts = warned.mock.calls.flat();
    expect(texts).toEqual([
      "2 jobs wait, and no worker takes jobs from the queue of this process. Start one: npx icosian worker FILE",
    ]);
    await startWorker(flow, { queue });
    expect(await both).toEqual([{ tripled: 6 }, { tripled: 12 }]);
    expect(warned).toHaveBeenCalledTimes(1);
    warned.mockRestore();
  });
});

describe("a store", () => {
  it("that cannot be used in the beginning fails the nodes at once", async () => {
    const store = new FailingStore();
    store.before = failTimes(Infinity);
    const { flow, queue } = await open(nodes, { store, options: { patienceMs: 600_000 } });
    const { message, problems } = await failureOf(flow.execute(["doubled"], { inputs: { x: 1 } }));
    expect(problems).toMatchObject([{ code: "ICO8044", subject: "doubled" }]);
    expect(message).toContain("because the store of the test cannot be used: The store is full.");
    expect(queue.sent).toEqual([]);
  });

  it.each(["get", "put"])("whose `%s` fails for a while loses nothing, and no node fails", async (method) => {
    const store = new FailingStore();
    const { flow } = await open(nodes, { store });
    expect(await flow.execute(["doubled"], { inputs: { x: 0 } })).toEqual({ doubled: 0 });
    store.before = failTimes(4, [method]);
    expect(await flow.execute(["tripled"], { inputs: { x: 1 } })).toEqual({ tripled: 6 });
  });

  it("that fails for several jobs of a worker at once fails none of them", async () => {
    const store = new FailingStore();
    const items = [1, 2, 3, 4];
    const item = local("item", [], async () => items, { fansOut: true });
    const each = sent("each", ["item"], async (value: number) => value * 2);
    const all = local("all", ["each*"], async (values: Iterable<number>) => [...values]);
    const failed = new Set<string>();
    const onEvent = ({ kind }: WorkerEvent): void => {
      if (kind !== "began") return;
      // Each of them reads its value and its input.
      store.before = (method, key) => {
        if (method !== "get" || failed.has(key)) return;
        failed.add(key);
        throw new Error("The store is full.");
      };
    };
    const { flow, queue } = await open(moduleOf(item, each, all), { store, working: { onEvent } });
    expect(await flow.execute(["all"])).toEqual({ all: [2, 4, 6, 8] });
    expect(failed.size).toBeGreaterThan(1);
    expect(queue.submitted).toHaveLength(items.length);
  });

  it("that goes away for ever while the queue answers fails the nodes when the patience is over", async () => {
    const store = new FailingStore();
    let begun = false;
    const slow = sent("slow", ["x"], async (x: number) => ((begun = true), x));
    const { flow } = await open(moduleOf(slow), { store, options: { patienceMs: 1500 } });
    expect(await flow.execute(["slow"], { inputs: { x: 1 } })).toEqual({ slow: 1 });
    begun = false;
    store.before = () => {
      if (begun) throw new Error("The store is full.");
    };
    const { message, problems } = await failureOf(flow.execute(["slow"], { inputs: { x: 2 } }));
    expect(problems).toMatchObject([{ subject: "slow" }]);
    expect(["ICO8043", "ICO8044"]).toContain(problems[0]!.code);
    expect(message).toContain("The store is full.");
  });

  it("that loses the inputs once is given them again", async () => {
    const store = new FailingStore();
    let losses = 1;
    const onEvent = ({ kind }: WorkerEvent): void => {
      if (kind === "began" && losses-- > 0) store.forget();
    };
    const { flow, queue } = await open(nodes, { store, working: { onEvent } });
    expect(await flow.execute(["tripled"], { inputs: { x: 1 } })).toEqual({ tripled: 6 });
    expect(queue.sent).toEqual(["doubled", "doubled", "tripled"]);
  });

  it("that loses what a worker has computed is given it again", async () => {
    const store = new FailingStore();
    const listed = sent("listed", ["x"], async (x: number) => [x]);
    const first = sent("first", ["listed"], async ([x]: [number]) => x);
    let begun = 0;
    const onEvent = ({ kind }: WorkerEvent): void => {
      if (kind === "began" && ++begun === 2) store.forget();
    };
    const { flow, queue } = await open(moduleOf(listed, first), { store, working: { onEvent } });
    expect(await flow.execute(["first"], { inputs: { x: 7 } })).toEqual({ first: 7 });
    expect(queue.sent).toEqual(["listed", "first", "first"]);
  });

  it("whose records are damaged is written anew", async () => {
    const store = new FailingStore();
    const made = sent("made", ["x"], async (x: number) => "y".repeat(10_000 * x));
    const first = await open(moduleOf(made), { store });
    const value = { made: "y".repeat(10_000) };
    expect(await first.flow.execute(["made"], { inputs: { x: 1 } })).toEqual(value);
    for (const damage of [
      (key: string, bytes: Uint8Array) => key.startsWith("records/") && store.entries.put(key, bytes.subarray(9)),
      (key: string) => key.startsWith("blobs/") && store.entries.delete(key),
      (key: string) => key.startsWith("blobs/") && store.entries.put(key, Buffer.from("another")),
    ]) {
      for (const key of store.entries.list("")) damage(key, store.entries.get(key)!);
      const { flow, queue } = await open(moduleOf(made), { store });
      expect(await flow.execute(["made"], { inputs: { x: 1 } })).toEqual(value);
      expect(queue.submitted).toHaveLength(1);
    }
  });

  it("that always loses the inputs fails the node", { timeout: 60_000 }, async () => {
    const store = new FailingStore();
    const onEvent = ({ kind }: WorkerEvent): void => {
      if (kind === "began") store.forget();
    };
    const { flow } = await open(nodes, { store, working: { onEvent } });
    const { message, problems } = await failureOf(flow.execute(["doubled"], { inputs: { x: 1 } }));
    expect(problems).toMatchObject([{ code: "ICO8043", subject: "doubled" }]);
    expect(message).toContain(
      "the store of the test has lost its inputs 6 times. Workers and program need the same store.",
    );
  });

  it("that is read-only is refused by the program", async () => {
    const store = { ...methodsOf(memory()), isReadOnly: true };
    const { flow } = await open(nodes, { store });
    const { problems, message } = await failureOf(flow.execute(["doubled"], { inputs: { x: 1 } }));
    expect(problems).toMatchObject([{ code: "ICO8041", subject: "doubled" }]);
    expect(message).toContain("read-only");
  });

  it("that is read-only for the worker alone fails the node with the worker", async () => {
    const store = memory();
    const { flow } = await open(nodes, {
      store,
      working: { store: { ...methodsOf(store), name: "the copy", isReadOnly: true } },
    });
    const { problems, message } = await failureOf(flow.execute(["doubled"], { inputs: { x: 1 } }));
    expect(problems).toMatchObject([{ code: "ICO8043", subject: "doubled" }]);
    expect(message).toContain(
      "The job of `doubled` was lost: the copy is read-only, and a worker writes. (on the worker w1)",
    );
  });
});

function methodsOf(store: CacheStore): Pick<CacheStore, "get" | "put" | "has" | "delete"> {
  return {
    get: (key) => store.get(key),
    put: (key, bytes) => store.put(key, bytes),
    has: (key) => store.has(key),
    delete: (key) => store.delete(key),
  };
}
