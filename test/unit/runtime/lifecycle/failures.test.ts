/** `retry`, `timeout` and `limit` under fake time: which calls happen when, with which values, and what is left behind. */
import { limit, retry, timeout, type LifecycleAdapter, type RunContext } from "@icosian/runtime";
import { applyTo } from "@icosian/runtime/adapters";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { catchError } from "../catch-error.ts";
import { define, makeModule } from "../make-module.ts";
import { build, put, type UntypedDataflow } from "../untyped.ts";

type AnyFunction = (...args: never[]) => unknown;

/** A dataflow of one node with these modifiers, which takes nothing but the context. */
function toFlow(
  own: AnyFunction,
  modifiers: readonly { readonly kind: string }[],
  adapters: readonly LifecycleAdapter[] = [],
  isAsync = true,
): UntypedDataflow {
  const definition = define("answer", [], put(...modifiers, own), {
    isAsync,
    parameters: ["context"],
    modifiers: modifiers.map(({ kind }) => ({ kind })),
  });
  return build({ modules: [makeModule("src/answer.ts", definition)], adapters });
}

/** A function that fails in its first calls; each entry of `calls` is the number of the attempt and the time. */
function toFlaky(failures: number, calls: [attempt: number, at: number][]): (context: RunContext) => Promise<number> {
  const began = Date.now();
  return async ({ attempt }) => {
    calls.push([attempt, Date.now() - began]);
    if (calls.length <= failures) throw new Error(`failure ${calls.length}`);
    return 42;
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe("retry", () => {
  it("calls again until there is a value, after longer and longer delays", async () => {
    const calls: [number, number][] = [];
    const told: unknown[] = [];
    const watch: LifecycleAdapter = {
      onRetry: ({ attempt, error, delayMs, node, items }) =>
        void told.push([node.name, attempt, String(error), delayMs, items]),
      postNodeExecute: ({ attempts, outcome }) => void told.push([attempts, outcome]),
    };
    const flow = toFlow(
      toFlaky(3, calls),
      [retry({ attempts: 5, delayMs: 100, jitter: false, maxDelayMs: 300 })],
      [watch],
    );
    const running = flow.execute(["answer"]);
    await vi.runAllTimersAsync();
    expect(await running).toEqual({ answer: 42 });
    expect(calls).toEqual([
      [1, 0],
      [2, 100],
      [3, 300],
      [4, 600],
    ]);
    expect(told).toEqual([
      ["answer", 1, "Error: failure 1", 100, []],
      ["answer", 2, "Error: failure 2", 200, []],
      ["answer", 3, "Error: failure 3", 300, []],
      [4, "computed"],
    ]);
  });

  it("tells no further hook that it tries again once a time limit around it is over", async () => {
    const told: string[] = [];
    const watch = (name: string, ms: number): LifecycleAdapter => ({
      onRetry: async () => {
        told.push(`${name} ${Date.now()}`);
        await new Promise((resolve) => setTimeout(resolve, ms));
      },
    });
    vi.setSystemTime(0);
    const adapters = [watch("first", 10), watch("second", 0)];
    const flow = toFlow(toFlaky(Infinity, []), [timeout(7), retry({ attempts: 2 })], adapters);
    const running = catchError(() => flow.execute(["answer"]));
    await vi.runAllTimersAsync();
    expect((await running).code).toBe("ICO8014");
    expect(told).toEqual(["first 0"]);
  });

  it("lists all failures when there is no attempt left, with the last one as the cause", async () => {
    const flow = toFlow(toFlaky(3, []), [retry()]);
    const error = await catchError(() => flow.execute(["answer"]));
    expect(error.message).toMatchInlineSnapshot(`
      "ICO8015 retries-exhausted: The node \`answer\` failed 3 times; the last time: failure 3
      Attempt 1: failure 1
      Attempt 2: failure 2
          at src/answer.ts:1:17"
    `);
    expect(error.cause).toEqual(new Error("failure 3"));
  });

  it("keeps a synchronous node synchronous unless there is a delay", async () => {
    let count = 0;
    const flaky = (): number => {
      if (++count < 3) throw new RangeError("not yet");
      return count;
    };
    expect(toFlow(flaky, [retry()], [], false).executeSync(["answer"])).toEqual({ answer: 3 });
    const waiting = toFlow(flaky, [retry({ delayMs: 1 })], [], false);
    const error = await catchError(() => waiting.executeSync(["answer"]));
    expect(error.message).toMatchInlineSnapshot(`
      "ICO7007 async-node: \`answer\` is async because of \`retry\` with a delay and the request needs it. Use \`await execute(…)\`, or override it.
          at src/answer.ts:1:17"
    `);
  });

  it("does not try again if `when` disagrees", async () => {
    const calls: [number, number][] = [];
    const flow = toFlow(toFlaky(3, calls), [retry({ when: (error) => !String(error).includes("failure 2") })]);
    const error = await catchError(() => flow.execute(["answer"]));
    expect(calls).toHaveLength(2);
    expect(error.message).toContain("Attempt 1: failure 1");
  });

  it("ends at once when the run is aborted during a delay", async () => {
    const controller = new AbortController();
    const flow = toFlow(toFlaky(3, []), [retry({ delayMs: 10_000 })]);
    const running = catchError(() => flow.execute(["answer"], { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(100);
    controller.abort(new Error("enough"));
    expect((await running).code).toBe("ICO8002");
  });
});

describe("timeout", () => {
  const stall = ({ signal }: RunContext): Promise<number> =>
    new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));
  const ignore = (): Promise<number> => new Promise((resolve) => setTimeout(resolve, 500, 1));

  it.each([
    ["heeds its signal", stall],
    ["ignores its signal", ignore],
  ])("ends a node that %s", async (_, own) => {
    const flow = toFlow(own, [timeout(100)]);
    const running = catchError(() => flow.execute(["answer"]));
    await vi.advanceTimersByTimeAsync(100);
    const error = await running;
    expect(error.message).toBe(
      "ICO8014 node-timed-out: The node `answer` took longer than its timeout of 100 ms.\n    at src/answer.ts:1:17",
    );
    expect(error.cause).toMatchObject({ name: "TimeoutError" });
    await vi.runAllTimersAsync();
  });

  it("limits each attempt inside of `retry`, and all together outside of it", async () => {
    const attempts: number[] = [];
    const own = (context: RunContext): Promise<number> => {
      attempts.push(context.attempt);
      return stall(context);
    };
    const each = catchError(() => toFlow(own, [retry(), timeout(100)]).execute(["answer"]));
    await vi.advanceTimersByTimeAsync(300);
    expect((await each).code).toBe("ICO8015");
    expect(attempts).toEqual([1, 2, 3]);
    const all = catchError(() => toFlow(own, [timeout(100), retry()]).execute(["answer"]));
    await vi.advanceTimersByTimeAsync(100);
    expect((await all).code).toBe("ICO8014");
    expect(attempts).toEqual([1, 2, 3, 1]);
  });

  it("is refused at a synchronous function", async () => {
    const error = await catchError(() => toFlow(() => 1, [timeout(100)], [], false));
    expect(error.message).toMatchInlineSnapshot(`
      "ICO6009 invalid-modifier: A modifier of \`answer\` is wrong: \`timeout\` cannot end a synchronous function. Let the function return a promise and heed the \`signal\` of its \`RunContext\`, or compute it in a thread with \`worker\`.
          at src/answer.ts:1:17"
    `);
  });
});

describe("limit", () => {
  it("lets so many calls run at a time, and so many begin within a second", async () => {
    const began = Date.now();
    const log: [number, number][] = [];
    const own = async (): Promise<number> => {
      log.push([log.length, Date.now() - began]);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return 1;
    };
    const flow = toFlow(own, [limit({ name: "api", concurrency: 2, perSecond: 3 })]);
    const runs = Array.from({ length: 7 }, () => flow.execute(["answer"]));
    await vi.runAllTimersAsync();
    await Promise.all(runs);
    expect(log.map(([, at]) => at)).toEqual([0, 0, 100, 1000, 1000, 1100, 2000]);
  });

  it("lets a call leave the queue when its run is aborted", async () => {
    const controller = new AbortController();
    const own = (): Promise<number> => new Promise((resolve) => setTimeout(resolve, 100, 1));
    const flow = toFlow(own, [limit({ name: "api", concurrency: 1 })]);
    const first = flow.execute(["answer"]);
    const second = catchError(() => flow.execute(["answer"], { signal: controller.signal }));
    const third = flow.execute(["answer"]);
    await vi.advanceTimersByTimeAsync(50);
    controller.abort();
    expect((await second).code).toBe("ICO8002");
    await vi.advanceTimersByTimeAsync(150);
    expect(await Promise.all([first, third])).toEqual([{ answer: 1 }, { answer: 1 }]);
  });

  it("refuses one name with two settings", async () => {
    const nodes = [2, 3].map((concurrency) =>
      define(
        `by${concurrency}`,
        [],
        put(limit({ name: "api", concurrency }), async () => 1),
        {
          isAsync: true,
          modifiers: [{ kind: "limit" }],
        },
      ),
    );
    const error = await catchError(() => build({ modules: [makeModule("src/a.ts", nodes)] }));
    expect(error.message).toMatchInlineSnapshot(`
      "ICO6018 conflicting-limits: The limit \`api\` of \`by3\` is 3 at a time, and that of \`by2\` is 2 at a time. Nodes that share a limit give it the same settings.
          at src/a.ts:2:17"
    `);
  });
});

describe("wrong arguments", () => {
  it.each<[string, () => { readonly kind: string }]>([
    ["attempts", () => retry({ attempts: 0 })],
    ["infinite attempts", () => retry({ attempts: Infinity })],
    ["delay", () => retry({ delayMs: -1 })],
    ["factor", () => retry({ factor: Number.NaN })],
    ["unknown", () => retry({ atempts: 2 } as object)],
    ["when", () => retry({ when: "always" as never })],
    ["no object", () => retry(3 as never)],
    ["timeout", () => timeout(0)],
    ["endless timeout", () => timeout(Infinity)],
    ["long timeout", () => timeout(2 ** 31)],
    ["no name", () => limit({ concurrency: 1 } as never)],
    ["no limit", () => limit({ name: "api" })],
    ["concurrency", () => limit({ name: "api", concurrency: 1.5 })],
    ["rate", () => limit({ name: "api", perSecond: 0 })],
  ])("%s", async (_, make) => {
    const error = await catchError(() => toFlow(async () => 1, [make()]));
    expect(error.message).toMatchSnapshot();
  });
});

describe("applyTo", () => {
  it("puts modifiers around nodes by name and by tag, outside of their own", async () => {
    const calls: [number, number][] = [];
    const flow = toFlow(toFlaky(2, calls), [], [applyTo(["answer"], retry({ attempts: 3 }))]);
    expect(await flow.execute(["answer"])).toEqual({ answer: 42 });
    expect(calls.map(([attempt]) => attempt)).toEqual([1, 2, 3]);
  });

  it("reports names and tags that select nothing, modifiers that do not wrap, and nodes that cannot be wrapped", async () => {
    const messages = await Promise.all(
      [
        applyTo(["anwser"], retry()),
        applyTo({ tags: { io: "http" } }, retry()),
        applyTo(["answer"], retry({ attempts: -1 })),
        applyTo(["answer"], timeout(5)),
      ].map(async (adapter) => (await catchError(() => toFlow(() => 1, [], [adapter], false))).message),
    );
    expect(messages).toMatchSnapshot("when the dataflow is built");
    for (const make of [
      () => applyTo([], retry()),
      () => applyTo({ tags: {} }, retry()),
      () => applyTo("answer" as never, retry()),
      () => applyTo(["answer"]),
      () => applyTo(["answer"], retry as never),
    ])
      expect((await catchError(make)).message).toMatchSnapshot("at the call");
  });
});
