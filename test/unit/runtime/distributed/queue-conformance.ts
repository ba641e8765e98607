/** What every queue of jobs does, as tests: by examples, and by random commands beside the queue of one process. */
import fc from "fast-check";
import { afterEach, expect, it, onTestFinished } from "vitest";
import { InProcessQueue } from "../../../../runtime/src/distributed/queue/in-process-queue.ts";
import type {
  Job,
  JobControl,
  JobEvent,
  QueueWorker,
  WorkQueue,
} from "../../../../runtime/src/distributed/queue/job-queue.ts";

/** A queue whose payloads and results are anything. */
export type AnyQueue = WorkQueue<unknown, unknown>;

type Handle = (job: Job<unknown>, control: JobControl) => Promise<unknown>;

/** Makes a job. */
export function jobOf(id: string, more: Partial<Job<unknown>> = {}): Job<unknown> {
  return { id, node: "spend", priority: 0, timeoutMs: null, payload: id, ...more };
}

/** Waits until a condition holds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 1; !(await holds()); attempt++) {
    if (attempt === 3000) throw new Error(`It was never so: ${holds.toString()}`);
    await sleep(10);
  }
}

/** Waits. */
export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Adds the tests of a queue to a `describe`.
 *
 * @param open - Makes a queue with nothing in it; what it returns connects to it, several times.
 * @param leavesProcess - Whether payloads and results become JSON.
 */
export function testWorkQueue(
  open: () => () => AnyQueue,
  { leavesProcess }: { readonly leavesProcess: boolean },
): void {
  const opened: (() => Promise<void>)[] = [];
  const faults: string[] = [];

  function setUp(count: number): readonly AnyQueue[] {
    const connect = open();
    const queues = Array.from({ length: count }, () => connect());
    opened.push(...queues.map((queue) => () => queue.close()));
    return queues;
  }

  async function work(queue: AnyQueue, handle: Handle, concurrency = 1, worker = "worker"): Promise<QueueWorker> {
    const started = await queue.work(handle, { worker, concurrency, onFault: (message) => faults.push(message) });
    // Workers end before their queues.
    opened.unshift(() => started.close(0));
    return started;
  }

  function listen(queue: AnyQueue): JobEvent<unknown>[] {
    const events: JobEvent<unknown>[] = [];
    queue.onResult((event) => events.push(event));
    return events;
  }

  async function stateOf(queue: AnyQueue, id: string): Promise<string> {
    return (await queue.heartbeat([id])).states[0]!.kind;
  }

  afterEach(async () => {
    for (const close of opened.splice(0)) await close();
    expect(faults.splice(0)).toEqual([]);
  });

  it.each([
    ["nothing", null],
    ["a text", "€ 😀 \u2028 \"'\\"],
    ["texts that databases refuse", { "\0": "a\0b", half: "\uD83D", other: "\uDE00x" }],
    ["keys in an order", { b: 1, a: 2, "10": 3 }],
    ["numbers", [0, -1.5, 1e308, 5e-324, 2 ** 53, 0.1]],
    ["nested lists", [[], [[]], {}, [null, { a: [true, false] }]]],
    ["a megabyte", "x".repeat(2 ** 20)],
  ])("gives a worker %s, and gives back what it returns", async (_, payload) => {
    const [queue, remote] = setUp(2) as [AnyQueue, AnyQueue];
    const events = listen(queue);
    const jobs: Job<unknown>[] = [];
    await work(remote, async (job) => {
      jobs.push(job);
      return { returned: job.payload };
    });
    const job = jobOf("a-1", { node: "spendPerSignup", priority: 7, timeoutMs: 60_000, payload });
    await queue.submit([job]);
    await until(() => events.length > 0);
    expect(jobs).toEqual([job]);
    expect(events).toEqual([{ kind: "completed", id: "a-1", result: { returned: payload } }]);
    expect(JSON.stringify(jobs[0]!.payload)).toBe(JSON.stringify(payload));
    await until(async () => (await stateOf(queue, "a-1")) === "unknown");
  });

  it("completes with undefined", async () => {
    const [queue] = setUp(1) as [AnyQueue];
    const events = listen(queue);
    await work(queue, async () => undefined);
    await queue.submit([jobOf("a")]);
    await until(() => events.length > 0);
    expect(events).toEqual([{ kind: "completed", id: "a", result: undefined }]);
  });

  it("begins with the largest priority, then in the order of submissions", async () => {
    const [queue] = setUp(1) as [AnyQueue];
    const priorities = [5, 1_000_000, 0, 5, 999_999, 1, 0, 5];
    await queue.submit(priorities.slice(0, 4).map((priority, at) => jobOf(`j${at}`, { priority })));
    await queue.submit(priorities.slice(4).map((priority, at) => jobOf(`j${at + 4}`, { priority })));
    const order: string[] = [];
    await work(queue, async ({ id, priority }) => void order.push(`${id}:${priority}`));
    await until(() => order.length === 8);
    expect(order).toEqual(["j1:1000000", "j4:999999", "j0:5", "j3:5", "j7:5", "j5:1", "j2:0", "j6:0"]);
  });

  it("runs as many jobs at the same time as it is told, and each once", async () => {
    const [queue, remote] = setUp(2) as [AnyQueue, AnyQueue];
    const seen: unknown[] = [];
    const most = [0, 0];
    for (const at of [0, 1]) {
      let running = 0;
      await work(
        remote,
        async ({ payload }) => {
          seen.push(payload);
          most[at] = Math.max(most[at]!, ++running);
          await sleep(5);
          running--;
        },
        at === 0 ? 3 : 7,
      );
    }
    const numbers = Array.from({ length: 200 }, (_, number) => number);
    await Promise.all(numbers.map((payload) => queue.submit([jobOf(`j${payload}`, { payload })])));
    await until(() => seen.length >= 200);
    expect(most).toEqual([3, 7]);
    expect(seen.toSorted((a, b) => Number(a) - Number(b))).toEqual(numbers);
  });

  it("adds no job twice that waits or runs, but again after it has ended", async () => {
    const [queue, remote] = setUp(2) as [AnyQueue, AnyQueue];
    let release = (): void => {};
    const runs: unknown[] = [];
    await queue.submit([jobOf("a", { payload: 1 }), jobOf("a", { payload: 2 })]);
    await remote.submit([jobOf("a", { payload: 3 })]);
    await work(queue, async ({ payload }) => {
      runs.push(payload);
      await new Promise<void>((resolve) => (release = resolve));
    });
    await until(() => runs.length === 1);
    await queue.submit([jobOf("a", { payload: 4 }), jobOf("b", { payload: 5 })]);
    release();
    await until(() => runs.length === 2);
    await queue.submit([jobOf("a", { payload: 6 })]);
    release();
    await until(() => runs.length === 3);
    release();
    expect(runs).toEqual([1, 5, 6]);
  });

  it.each([
    ["an error", () => Promise.reject(new RangeError("12 is too much")), "12 is too much"],
    [
      "at once",
      () =>
        ((): never => {
          throw new Error("sync");
        })(),
      "sync",
    ],
    ["a text", () => Promise.reject("plain"), "plain"], // oxlint-disable-line typescript/prefer-promise-reject-errors -- the point
    ["nothing", () => Promise.reject(), "undefined"], // oxlint-disable-line typescript/prefer-promise-reject-errors -- the point
    ["what texts cannot have", () => Promise.reject(new Error("a\0b")), leavesProcess ? "a\\0b" : "a\0b"],
  ])("fails if its handler throws %s, and is replaced when it is submitted again", async (_, fail, reason) => {
    const [queue, remote] = setUp(2) as [AnyQueue, AnyQueue];
    const events = listen(queue);
    let runs = 0;
    await work(remote, () => (++runs === 1 ? fail() : Promise.resolve("later")));
    await queue.submit([jobOf("a"), jobOf("a")]);
    await until(() => events.length > 0);
    const failed = { kind: "failed", id: "a", reason };
    expect(events).toEqual([failed]);
    expect((await remote.heartbeat(["b", "a"])).states).toEqual([{ kind: "unknown" }, failed]);
    await queue.submit([jobOf("a")]);
    await until(() => events.length > 1);
    expect(events[1]).toEqual({ kind: "completed", id: "a", result: "later" });
    expect(runs).toBe(2);
  });

  it("forgets a failed job when it is cancelled", async () => {
    const [queue] = setUp(1) as [AnyQueue];
    await work(queue, () => Promise.reject(new Error("no")));
    await queue.submit([jobOf("a")]);
    await until(async () => (await stateOf(queue, "a")) === "failed");
    await queue.cancel(["a"]);
    expect(await stateOf(queue, "a")).toBe("unknown");
  });

  it("tells the last report before it tells the end", async () => {
    const [queue, remote] = setUp(2) as [AnyQueue, AnyQueue];
    const events = listen(queue);
    await work(remote, async (_, { report }) => {
      for (let done = 0; done <= 1000; done++) report({ done, text: "\0" });
    });
    await queue.submit([jobOf("a")]);
    await until(() => events.at(-1)?.kind === "completed");
    expect(events.at(-2)).toEqual({ kind: "progress", id: "a", report: { done: 1000, text: "\0" } });
    if (leavesProcess) expect(events.length).toBeLessThan(50);
  });

  it("tells reports while a job runs", async () => {
    const [queue, remote] = setUp(2) as [AnyQueue, AnyQueue];
    const events = listen(queue);
    let release = (): void => {};
    await work(remote, async (_, { report }) => {
      report([1]);
      await new Promise<void>((resolve) => (release = resolve));
    });
    await queue.submit([jobOf("a")]);
    await until(() => events.length > 0);
    expect(events).toEqual([{ kind: "progress", id: "a", report: [1] }]);
    release();
  });

  it.each([
    [
      "listens to its signal",
      (signal: AbortSignal) =>
        new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error))),
    ],
    ["does not", () => new Promise(() => {})],
  ])("fails a job that runs too long, if its handler %s", async (_, wait) => {
    const [queue] = setUp(1) as [AnyQueue];
    const events = listen(queue);
    await work(queue, ({ id }, { signal }) => (id === "slow" ? wait(signal) : Promise.resolve(1)));
    await queue.submit([jobOf("slow", { timeoutMs: 50, priority: 1 }), jobOf("next", { timeoutMs: 60_000 })]);
    await until(() => events.length === 2);
    expect(events).toEqual([
      { kind: "failed", id: "slow", reason: "It ran longer than its 50 ms (on the worker worker)." },
      { kind: "completed", id: "next", result: 1 },
    ]);
  });

  it("cancels jobs that wait", async () => {
    const [queue, remote] = setUp(2) as [AnyQueue, AnyQueue];
    await queue.submit([jobOf("a"), jobOf("b"), jobOf("c")]);
    await remote.cancel(["a", "c", "never"]);
    expect((await queue.heartbeat(["a", "b", "c"])).states.map(({ kind }) => kind)).toEqual([
      "unknown",
      "waiting",
      "unknown",
    ]);
    const runs: string[] = [];
    await work(queue, async ({ id }) => void runs.push(id));
    await until(async () => (await stateOf(queue, "b")) === "unknown");
    expect(runs).toEqual(["b"]);
  });

  it("cancels a job that runs, tells nothing of it, and takes it again at once", async () => {
    const [queue, remote] = setUp(2) as [AnyQueue, AnyQueue];
    const events = listen(queue);
    const signals: AbortSignal[] = [];
    await work(
      remote,
      async ({ payload }, { signal }) => {
        signals.push(signal);
        if (payload === "again") return payload;
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        throw new Error("aborted");
      },
      2,
    );
    await queue.submit([jobOf("a"), jobOf("b")]);
    await until(() => signals.length === 2);
    expect(await stateOf(queue, "a")).toBe("running");
    await queue.cancel(["a"]);
    expect(await stateOf(queue, "a")).toBe("unknown");
    await until(() => signals[0]!.aborted);
    expect(signals[1]!.aborted).toBe(false);
    await queue.submit([jobOf("a", { payload: "again" })]);
    await until(() => events.length > 0);
    await queue.cancel(["b"]);
    await queue.submit([jobOf("b", { payload: "again" })]);
    await until(() => events.length > 1 && signals[1]!.aborted);
    expect(events).toEqual(["a", "b"].map((id) => ({ kind: "completed", id, result: "again" })));
  });

  it("lets running jobs end when a worker closes, and takes no more", async () => {
    const [queue] = setUp(1) as [AnyQueue];
    const events = listen(queue);
    let release = (): void => {};
    const aborted: boolean[] = [];
    const worker = await work(queue, async (_, { signal }) => {
      await new Promise<void>((resolve) => (release = resolve));
      aborted.push(signal.aborted);
      return "done";
    });
    await queue.submit([jobOf("a"), jobOf("b")]);
    await until(async () => (await stateOf(queue, "a")) === "running");
    const closing = worker.close(60_000);
    await sleep(100);
    release();
    await closing;
    expect(aborted).toEqual([false]);
    await until(() => events.length > 0);
    expect(events).toEqual([{ kind: "completed", id: "a", result: "done" }]);
    expect(await stateOf(queue, "b")).toBe("waiting");
    expect((await queue.heartbeat([])).workers).toEqual([]);
  });

  it.each([
    ["ends when it is aborted", true],
    ["does not end", false],
  ])("gives back a job whose handler %s, so that another worker takes it", async (_, doesEnd) => {
    const [queue, remote] = setUp(2) as [AnyQueue, AnyQueue];
    const events = listen(queue);
    const first = await work(remote, async (_job, { signal }) => {
      await new Promise((resolve) => signal.addEventListener("abort", doesEnd ? resolve : () => {}));
      throw new Error("aborted");
    });
    await queue.submit([jobOf("a", { priority: 3 })]);
    await until(async () => (await stateOf(queue, "a")) === "running");
    const second = work(queue, async ({ id }) => `second ${id}`);
    await Promise.all([first.close(0), first.close(60_000)]);
    await second;
    await until(() => events.length > 0);
    expect(events).toEqual([{ kind: "completed", id: "a", result: "second a" }]);
  });

  it("keeps the result of a job that ends although its worker stops", async () => {
    const [queue] = setUp(1) as [AnyQueue];
    const events = listen(queue);
    const worker = await work(queue, async (_, { signal }) => {
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      return "in time";
    });
    await queue.submit([jobOf("a")]);
    await until(async () => (await stateOf(queue, "a")) === "running");
    await worker.close(0);
    await until(() => events.length > 0);
    expect(events).toEqual([{ kind: "completed", id: "a", result: "in time" }]);
  });

  it("knows its workers and the states of jobs", async () => {
    const [queue, remote] = setUp(2) as [AnyQueue, AnyQueue];
    expect(await queue.heartbeat([])).toEqual({ workers: [], states: [] });
    let release = (): void => {};
    await work(remote, () => new Promise<void>((resolve) => (release = resolve)), 1, "host-3.4711");
    await work(remote, () => new Promise(() => {}), 1, "host-4.12");
    await queue.submit(["a", "b", "c"].map((id) => jobOf(id)));
    await until(async () => (await queue.heartbeat(["a", "b"])).states.every(({ kind }) => kind === "running"));
    const { workers, states } = await queue.heartbeat(["c", "none", "a", "b", "c"]);
    expect(workers!.toSorted()).toEqual(["host-3.4711", "host-4.12"]);
    expect(states.map(({ kind }) => kind)).toEqual(["waiting", "unknown", "running", "running", "waiting"]);
    release();
  });

  it("lets no listener harm another, and none hear anything after it was removed", async () => {
    const [queue] = setUp(1) as [AnyQueue];
    const warnings: Error[] = [];
    const warn = (warning: Error): void => void warnings.push(warning);
    process.on("warning", warn);
    onTestFinished(() => void process.off("warning", warn));
    queue.onResult(() => {
      throw new Error("a mistake");
    });
    const removed: unknown[] = [];
    const listener = (event: unknown): void => void removed.push(event);
    const remove = queue.onResult(listener);
    queue.onResult(listener);
    const events = listen(queue);
    await work(queue, async () => 1);
    await queue.submit([jobOf("a")]);
    await until(() => events.length === 1);
    expect(removed.length).toBe(2);
    remove();
    remove();
    await queue.submit([jobOf("b")]);
    await until(() => events.length === 2);
    expect(removed.length).toBe(3);
    if (leavesProcess) expect(warnings.map(({ message }) => message)).toEqual(["a mistake", "a mistake"]);
  });

  it.each([
    [
      { id: "A" },
      'The job of `spend` has the id "A", not 1 to 100 of the characters `a-z0-9-`, some of them no digits.',
    ],
    [{ id: "12" }, 'has the id "12", not'],
    [{ id: "" }, 'has the id "", not'],
    [{ id: "x".repeat(101) }, "has the id"],
    [{ priority: -1 }, "has the priority -1, not a whole number from 0 to 1000000."],
    [{ priority: 1_000_001 }, "has the priority 1000001"],
    [{ priority: 0.5 }, "has the priority 0.5"],
    [{ timeoutMs: 0 }, "has a timeout of 0, not of more than 0 milliseconds."],
  ])("refuses the job %j, and all that was submitted with it", async (more, message) => {
    const [queue] = setUp(1) as [AnyQueue];
    await expect(queue.submit([jobOf("good"), jobOf("bad", more)])).rejects.toThrow(message);
    expect(await stateOf(queue, "good")).toBe("unknown");
    await queue.submit([]);
  });

  it.skipIf(!leavesProcess)("refuses payloads that cannot be sent, and fails jobs whose results cannot", async () => {
    const [queue] = setUp(1) as [AnyQueue];
    const cyclic: unknown[] = [];
    cyclic.push(cyclic);
    const large = "x".repeat(17 * 2 ** 20);
    await expect(queue.submit([jobOf("a", { payload: cyclic })])).rejects.toThrow(
      "The job of `spend` cannot be written as JSON: Converting circular structure to JSON",
    );
    await expect(queue.submit([jobOf("a", { payload: large })])).rejects.toThrow(
      "The job of `spend` has 18 MiB of JSON, and queues take at most 16 MiB: large values belong into the store.",
    );
    const results: readonly unknown[] = [cyclic, large, 1n];
    await work(queue, async ({ payload }) => results[Number(payload)]);
    await queue.submit(results.map((_, payload) => jobOf(`j${payload}`, { payload })));
    await until(async () => (await stateOf(queue, "j2")) === "failed");
    const { states } = await queue.heartbeat(["j0", "j1", "j2"]);
    expect(states.map((state) => (state.kind === "failed" ? state.reason.split("\n")[0] : state.kind))).toEqual([
      "The result cannot be written as JSON: Converting circular structure to JSON",
      "The result has 18 MiB of JSON, and queues take at most 16 MiB: large values belong into the store.",
      "The result cannot be written as JSON: Do not know how to serialize a BigInt",
    ]);
  });

  it("does nothing any more after it was closed", async () => {
    const [queue, other] = setUp(2) as [AnyQueue, AnyQueue];
    await queue.submit([jobOf("a")]);
    await Promise.all([queue.close(), queue.close()]);
    await queue.close();
    await expect(queue.submit([jobOf("b")])).rejects.toThrow(`${queue.name.replace("the", "The")} is closed.`);
    await expect(queue.cancel(["a"])).rejects.toThrow("is closed.");
    await expect(queue.heartbeat([])).rejects.toThrow("is closed.");
    const settings = { worker: "w", concurrency: 1, onFault: () => {} };
    await expect(queue.work(async () => 1, settings)).rejects.toThrow("is closed.");
    if (leavesProcess) expect(await stateOf(other, "a")).toBe("waiting");
  });

  it("does what a queue inside one process does, for random submissions and cancellations", async () => {
    const id = fc.constantFrom("a", "b", "c", "d", "e");
    const command = fc.oneof(
      fc.record({ submit: fc.array(fc.record({ id, priority: fc.constantFrom(0, 1, 2) }), { maxLength: 4 }) }),
      fc.record({ cancel: fc.array(id, { maxLength: 3 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 8 }), async (commands) => {
        const orders: string[][] = [];
        const connect = open();
        for (const queue of [connect(), new InProcessQueue<unknown, unknown>()]) {
          for (const each of commands)
            if ("submit" in each) await queue.submit(each.submit.map((more) => jobOf(more.id, more)));
            else await queue.cancel(each.cancel);
          const all = ["a", "b", "c", "d", "e"];
          const { states } = await queue.heartbeat(all);
          const waiting = all.filter((_, index) => states[index]!.kind === "waiting");
          const order = waiting.toSorted();
          let left = waiting.length;
          const worker = await queue.work(
            async (job) => {
              order.push(job.id);
              left--;
            },
            { worker: "worker", concurrency: 1, onFault: (message) => faults.push(message) },
          );
          await until(() => left === 0);
          await worker.close(1000);
          await queue.close();
          orders.push(order);
        }
        expect(orders[0]).toEqual(orders[1]);
      }),
      { numRuns: 12 },
    );
  });
}
