/** Nodes that are computed by a worker: what is sent, what comes back, and what is not sent again. */
import { setTimeout as sleep } from "node:timers/promises";
import { cache, memory } from "@icosian/runtime/cache";
import type { RemoteProgress } from "@icosian/runtime/distributed";
import type { DataflowError, LifecycleAdapter, RunContext } from "@icosian/runtime";
import { describe, expect, it, vi } from "vitest";
import { loadModules } from "../modifiers/build.ts";
import {
  failureOf,
  gate,
  local,
  moduleOf,
  open,
  sent,
  startWorker,
  WatchedQueue,
  type SentFacts,
} from "./distributed-flow.ts";
import { until } from "./queue-conformance.ts";

const byText = (one: unknown, other: unknown): number => String(one).localeCompare(String(other));

const WITH_CONTEXT = { parameters: ["positional", "context"] };

describe("values", () => {
  it.each<readonly [what: string, value: unknown]>([
    ["undefined", undefined],
    ["null", null],
    ["a text", "€ 😀 \0 \uD83D"],
    ["numbers", [0, -0, NaN, Infinity, -Infinity, 0.1, 2 ** 53, 5e-324]],
    ["a bigint", -(2n ** 200n)],
    ["dates", [new Date(0), new Date(NaN)]],
    ["a map and a set", [new Map<unknown, unknown>([[{ a: 1 }, new Set([1, "1", null])]])]],
    ["bytes and other numbers", [new Uint8Array([1, 2, 3]), new Float64Array([1.5, NaN]), new BigInt64Array([-1n])]],
    ["a regular expression", /a\/b/giu],
    ["keys like those of objects", JSON.parse(`{"__proto__":{"a":1},"constructor":2,"toString":null}`)],
    ["a list with holes", [1, , 3]], // eslint-disable-line no-sparse-arrays
    ["a megabyte", "x".repeat(2 ** 20)],
  ])("%s", async (_, value) => {
    const given: unknown[] = [];
    const same = sent("same", ["value"], async (own: unknown) => (given.push(own), own));
    const { flow, queue } = await open(
      moduleOf(
        same,
        sent("again", ["same"], async (own: unknown) => own),
      ),
    );
    const result = await flow.execute(["same", "again"], { inputs: { value } });
    expect([...given, result]).toEqual([value, { same: value, again: value }]);
    expect(queue.sent).toEqual(["same", "again"]);
    if (typeof value === "object" && value !== null) expect(given[0]).not.toBe(value);
  });

  it("optional, named and renamed inputs", async () => {
    const modules = await loadModules(`
      import { remote } from "@icosian/runtime/distributed";
      export const all = node(remote(), (a: number, b?: string, c: number = 7): unknown[] => [a, b, c]);
      export const named = node(remote(), ({ a, b }: { a: number; b?: string }, d?: number): unknown => ({ a, b, d }));
    `);
    const { flow, queue } = await open(modules);
    expect(await flow.execute(["all", "named"], { inputs: { a: 1 } })).toEqual({
      all: [1, undefined, 7],
      named: { a: 1, b: undefined, d: undefined },
    });
    const two = await flow.execute(["all", "named"], { inputs: { a: 1, b: "b", c: 2, d: 4 } });
    expect(two).toEqual({ all: [1, "b", 2], named: { a: 1, b: "b", d: 4 } });
    const absent = queue.submitted.map(({ node, payload }) => [
      node,
      payload.absent,
      payload.inputs.map((key) => key === null),
    ]);
    expect(absent.toSorted(byText)).toEqual([
      ["all", [], [false, false, false]],
      ["all", [1, 2], [false, true, true]],
      ["named", [], [false, false, false]],
      ["named", [0, 2], [true, false, true]],
    ]);
  });

  it("the context of the run", async () => {
    const contexts: RunContext[] = [];
    const asked = sent(
      "asked",
      ["x"],
      async (_: number, context: RunContext) => void contexts.push(context),
      WITH_CONTEXT,
    );
    const ids: string[] = [];
    const spy = { name: "spy", preGraphExecute: ({ runId }: { readonly runId: string }) => void ids.push(runId) };
    const { flow } = await open(moduleOf(asked), { adapters: [spy] });
    await flow.execute(["asked"], { inputs: { x: 1 } });
    expect(contexts).toMatchObject([{ runId: ids[0], node: "asked", attempt: 1 }]);
    expect(contexts[0]!.signal.aborted).toBe(false);
  });

  it("jobs are plain JSON with names and keys, the longest way to the end first", async () => {
    const { flow, queue } = await open(
      moduleOf(
        sent("short", ["x"], async (x: number) => x),
        sent("first", ["x"], async (x: number) => x + 1),
        sent("second", ["first"], async (x: number) => x + 1),
        sent("third", ["second", "short"], async (x: number, y: number) => x + y),
      ),
      { options: { inFlight: 1 } },
    );
    expect(await flow.execute(["third"], { inputs: { x: 1 } })).toEqual({ third: 4 });
    expect(queue.submitted.map(({ node, priority }) => [node, priority])).toEqual([
      ["first", 3],
      ["short", 2],
      ["second", 2],
      ["third", 1],
    ]);
    for (const { id, payload } of queue.submitted) {
      expect(JSON.parse(JSON.stringify(payload))).toEqual(payload);
      expect(payload).toMatchObject({ key: id, batch: null, attempt: 1 });
    }
  });
});

describe("items", () => {
  const items = local("item", ["count"], async (count: number) => Array.from({ length: count }, (_, at) => at), {
    fansOut: true,
  });
  const sum = local("all", ["squared*"], async (each: Iterable<unknown>) => [...each]);

  it.each([
    [1, 7, 7],
    [3, 7, 3],
    [7, 7, 1],
    [100, 7, 1],
    [3, 1, 1],
    [3, 0, 0],
  ])("travel in batches of %d: %d items in %d jobs", async (batch, count, jobs) => {
    const squared = sent("squared", ["item"], async (item: number) => item ** 2, { batch });
    const { flow, queue } = await open(moduleOf(items, squared, sum));
    const expected = Array.from({ length: count }, (_, at) => at ** 2);
    expect(await flow.execute(["all"], { inputs: { count } })).toEqual({ all: expected });
    expect(queue.submitted).toHaveLength(jobs);
    expect(queue.submitted.reduce((total, { payload }) => total + (payload.batch ?? 1), 0)).toBe(count);
  });

  it("that fail inside a batch do not fail the others", async () => {
    const squared = sent(
      "squared",
      ["item"],
      async (item: number) => {
        if (item % 4 === 1) throw new RangeError(`no ${item}`);
        return item ** 2;
      },
      { batch: 4 },
    );
    const { flow, queue } = await open(moduleOf(items, squared, sum));
    const failed: unknown[] = [];
    const onItemError = ({ problems, cause }: DataflowError): void =>
      void failed.push([problems[0]!.subject, String(cause)]);
    expect(await flow.execute(["all"], { inputs: { count: 8 }, onItemError })).toEqual({ all: [0, 4, 9, 16, 36, 49] });
    expect(failed.toSorted(byText)).toEqual([
      ["squared", "RangeError: no 1"],
      ["squared", "RangeError: no 5"],
    ]);
    expect(queue.submitted).toHaveLength(2);
    const error = await failureOf(flow.execute(["all"], { inputs: { count: 4 } }));
    expect(error.message).toContain(
      "The node `squared`, computed from `item`, failed: no 1 (on the worker w1) It was computed for item 1 of `item`.",
    );
  });

  it("at most `inFlight` jobs are in the queue", async () => {
    let running = 0;
    let most = 0;
    const squared = sent("squared", ["item"], async (item: number) => {
      most = Math.max(most, ++running);
      await sleep(1);
      running--;
      return item ** 2;
    });
    const { flow, queue } = await open(moduleOf(items, squared, sum), {
      options: { inFlight: 3 },
      working: { concurrency: 50 },
    });
    await flow.execute(["all"], { inputs: { count: 40 } });
    expect([most, queue.submitted.length]).toEqual([3, 40]);
  });
});

describe("modifiers", () => {
  it("`retry` and `timeout` inside and outside of `remote`", async () => {
    const modules = await loadModules(
      `
      import { remote } from "@icosian/runtime/distributed";
      const flaky = (attempt: number, x: number): number => {
        if (attempt < 3) throw new Error("attempt " + attempt);
        return x * attempt;
      };
      export const inside = node(remote(), retry({ attempts: 3, delayMs: 0 }), async (x: number, { attempt }: RunContext): Promise<number> => flaky(attempt, x));
      export const outside = node(retry({ attempts: 3, delayMs: 0 }), remote(), async (x: number, { attempt }: RunContext): Promise<number> => flaky(attempt, x));
      export const late = node(remote(), timeout(20), async (x: number): Promise<number> => await new Promise(() => {}));
      export const overdue = node(timeout(20), remote(), async (x: number): Promise<number> => await new Promise(() => {}));
    `.replaceAll("RunContext", `import("@icosian/runtime").RunContext`),
    );
    const { flow, queue } = await open(modules);
    expect(await flow.execute(["inside"], { inputs: { x: 5 } })).toEqual({ inside: 15 });
    expect(queue.submitted.map(({ payload }) => payload.attempt)).toEqual([1]);
    expect(await flow.execute(["outside"], { inputs: { x: 5 } })).toEqual({ outside: 15 });
    expect(queue.submitted.map(({ payload }) => payload.attempt)).toEqual([1, 1, 2, 3]);
    const late = await failureOf(flow.execute(["late"], { inputs: { x: 5 } }));
    expect(late.problems).toMatchObject([{ code: "ICO8014", slug: "node-timed-out", subject: "late" }]);
    expect(late.message).toMatch(/The node `late` took longer than its timeout of 20 ms\. \(on the worker w1\)/);
    const overdue = await failureOf(flow.execute(["overdue"], { inputs: { x: 5 } }));
    expect(overdue.problems).toMatchObject([{ code: "ICO8014", subject: "overdue" }]);
    expect(overdue.message).not.toContain("worker");
    expect(queue.cancelled).toEqual([queue.submitted.at(-1)!.id]);
    expect(new Set(await queue.states())).toEqual(new Set(["unknown"]));
  });

  it("a query of tags marks nodes, with all their modifiers", async () => {
    const tagged = local("tagged", ["x"], async (x: number) => x + 1, { tags: { gpu: "a100" } });
    const { flow, queue } = await open(
      moduleOf(
        tagged,
        local("other", ["tagged"], async (x: number) => x + 1, { tags: { cpu: "" } }),
      ),
      { options: { nodes: { tags: { gpu: null } } } },
    );
    expect(await flow.execute(["other"], { inputs: { x: 1 } })).toEqual({ other: 3 });
    expect(queue.sent).toEqual(["tagged"]);
  });
});

describe("stored values", () => {
  const doubled = sent("doubled", ["x"], async (x: number) => x * 2);

  it("are used again, by this run and by others", async () => {
    const { flow, queue, store } = await open(
      moduleOf(
        doubled,
        sent("last", ["doubled"], async (x: number) => x + 1),
      ),
    );
    expect(await flow.execute(["last"], { inputs: { x: 1 } })).toEqual({ last: 3 });
    expect(await flow.execute(["last"], { inputs: { x: 1 } })).toEqual({ last: 3 });
    expect(queue.sent).toEqual(["doubled", "last"]);
    const other = await open(moduleOf(doubled), { store, working: null });
    expect(await other.flow.execute(["doubled"], { inputs: { x: 1 } })).toEqual({ doubled: 2 });
    expect(other.queue.sent).toEqual([]);
  });

  it.each<readonly [what: string, setting: object, more: SentFacts]>([
    ["`reads: false`", { options: { reads: false } }, {}],
    ["an incomplete version", {}, { gaps: [{ what: "a clock", location: "src/nodes.ts:1:1" }] }],
    ["a loader", {}, { tags: { "icosian.dataLoader": "true" } }],
    ["a saver", {}, { tags: { "icosian.dataSaver": "true" } }],
    ["`recompute`", {}, { caching: { behavior: "recompute" } }],
  ])("are not with %s", async (_, setting, more) => {
    const again = sent("again", ["x"], async (x: number) => x, more);
    const { flow, queue } = await open(moduleOf(again), setting);
    for (let time = 1; time <= 3; time++) {
      expect(await flow.execute(["again"], { inputs: { x: 1 } })).toEqual({ again: 1 });
      expect(queue.submitted).toHaveLength(time);
    }
    expect(new Set(queue.submitted.map(({ id }) => id)).size).toBe(3);
  });

  it("work together with a cache in the same store", async () => {
    const store = memory();
    const adapters = [cache({ store })];
    const { flow, queue } = await open(
      moduleOf(
        doubled,
        local("last", ["doubled"], async (x: number) => x + 1),
      ),
      {
        store,
        adapters,
      },
    );
    for (let time = 0; time < 2; time++)
      expect(await flow.execute(["last"], { inputs: { x: 1 } })).toEqual({ last: 3 });
    expect(queue.sent).toEqual(["doubled"]);
  });

  it("two coordinators with the same work compute each node once", async () => {
    const queue = new WatchedQueue();
    const store = memory();
    const calls: string[] = [];
    const nodes = Array.from({ length: 5 }, (_, at) =>
      sent(`n${at}`, at === 0 ? ["x"] : [`n${at - 1}`], async (x: number) => {
        calls.push(`n${at}`);
        await sleep(5);
        return x + 1;
      }),
    );
    const one = await open(moduleOf(...nodes), { queue, store });
    const two = await open(moduleOf(...nodes), { queue, store, working: null });
    const both = await Promise.all([one, two].map(({ flow }) => flow.execute(["n4"], { inputs: { x: 0 } })));
    expect(both).toEqual([{ n4: 5 }, { n4: 5 }]);
    expect(calls).toEqual(["n0", "n1", "n2", "n3", "n4"]);
  });
});

describe("the end", () => {
  it("an abort removes what waits, and aborts what runs", async () => {
    const signals: AbortSignal[] = [];
    const item = local("item", [], async () => [0, 1, 2, 3], { fansOut: true });
    const waits = sent(
      "waits",
      ["item"],
      async (_: number, { signal }: RunContext) => {
        signals.push(signal);
        return await new Promise(() => {});
      },
      WITH_CONTEXT,
    );
    const { flow, queue } = await open(
      moduleOf(
        item,
        waits,
        local("all", ["waits*"], async () => 0),
      ),
      {
        working: { concurrency: 2 },
      },
    );
    const controller = new AbortController();
    const running = flow.execute(["all"], { signal: controller.signal });
    await until(() => signals.length === 2 && queue.submitted.length === 4);
    controller.abort(new Error("enough"));
    await expect(running).rejects.toThrow("ICO8002 aborted: The execution was aborted: enough");
    await until(async () => (await queue.states()).every((state) => state === "unknown"));
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  it("an abort while inputs are written submits nothing", async () => {
    const [begun, written] = [gate(), gate()];
    const inner = memory();
    const store = {
      isAsync: true,
      get: async (key: string) => inner.get(key),
      has: async (key: string) => inner.has(key),
      delete: async (key: string) => inner.delete(key),
      put: async (key: string, bytes: Uint8Array | readonly Uint8Array[]) => {
        begun.open();
        await written.opened;
        inner.put(key, bytes);
      },
    };
    const { flow, queue } = await open(moduleOf(sent("same", ["x"], async (x: number) => x)), { store });
    const controller = new AbortController();
    const running = flow.execute(["same"], { inputs: { x: 1 }, signal: controller.signal });
    await begun.opened;
    controller.abort(new Error("enough"));
    await expect(running).rejects.toThrow("enough");
    written.open();
    await sleep(20);
    expect(queue.submitted).toEqual([]);
  });

  it("`close()` fails what waits, and what begins later", async () => {
    const { flow, queue } = await open(moduleOf(sent("waits", ["x"], async () => await new Promise(() => {}))), {
      options: { patienceMs: 600_000 },
    });
    const running = failureOf(flow.execute(["waits"], { inputs: { x: 1 } }));
    await until(() => queue.submitted.length === 1);
    await flow.close();
    expect((await running).message).toMatch(/`waits`, computed from `x`, failed: The dataflow was closed\./);
    const later = await failureOf(flow.execute(["waits"], { inputs: { x: 2 } }));
    expect(later.message).toMatch(/`waits`, computed from `x`, failed: The dataflow was closed\./);
  });
});

it("`executeSync` says what makes it async", async () => {
  const { flow } = await open(
    moduleOf(
      sent("doubled", ["x"], (x: number) => x * 2, { isAsync: false }),
      local("last", ["doubled"], (x: number) => x, { isAsync: false }),
    ),
  );
  expect(() => flow.executeSync(["last"], { inputs: { x: 1 } })).toThrow(
    "ICO7007 async-node: `doubled` is async because of `distribute`",
  );
});

it("progress and warnings come back with worker and items", async () => {
  const modules = await loadModules(
    `
    import { remote, reportProgress } from "@icosian/runtime/distributed";
    export const item = (count: number): Parallelizable<number> => Array.from({ length: count }, (_, at) => at);
    export const told = node(checkOutput({ range: [0, 10] }), remote(), async (item: number): Promise<number> => {
      reportProgress({ done: item });
      return item * 100;
    });
    export const last = node(remote(), async (told: number): Promise<number> => told + 1);
    export const all = (last: Collect<number>): number[] => [...last];
  `.replaceAll(/(Parallelizable|Collect)</g, `import("@icosian/runtime").$1<`),
  );
  const warnings: unknown[] = [];
  const ears: LifecycleAdapter = { name: "ears", onWarning: (record) => void warnings.push(record) };
  const heard: RemoteProgress[] = [];
  const onProgress = (progress: RemoteProgress): void => void heard.push(progress);
  const { flow } = await open(modules, { options: { onProgress }, adapters: [ears] });
  expect(await flow.execute(["all"], { inputs: { count: 2 } })).toEqual({ all: [1, 101] });
  expect(heard.map(({ node, worker, items, progress }) => [node, worker, items[0]?.index, progress])).toEqual(
    [0, 1].map((done) => ["told_raw", "w1", done, { done }]),
  );
  expect(warnings).toMatchObject([{ message: expect.stringContaining("told"), details: { worker: "w1", items: [1] } }]);
});

it("an `onProgress` that throws is warned of, and the node goes on", async () => {
  const modules = await loadModules(`
    import { remote, reportProgress } from "@icosian/runtime/distributed";
    export const told = node(remote(), async (x: number): Promise<number> => (reportProgress(1), x));
  `);
  const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
  const onProgress = (): void => {
    throw new Error("mistake");
  };
  const { flow } = await open(modules, { options: { onProgress } });
  expect(await flow.execute(["told"], { inputs: { x: 1 } })).toEqual({ told: 1 });
  expect(warned.mock.calls.flat().join("\n")).toContain("`onProgress` of `distribute` failed: Error: mistake");
  warned.mockRestore();
});

it("a worker whose `onEvent` throws goes on", async () => {
  const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
  const { flow } = await open(moduleOf(sent("same", ["x"], async (x: number) => x)), { working: null });
  const onEvent = (): void => {
    throw new Error("mistake");
  };
  const worker = await startWorker(flow, { onEvent });
  expect(await flow.execute(["same"], { inputs: { x: 1 } })).toEqual({ same: 1 });
  expect(worker.running).toBe(0);
  expect(warned.mock.calls.flat().join("\n")).toContain("`onEvent` of `work` failed: mistake");
  warned.mockRestore();
});
