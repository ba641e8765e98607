/** Running: order, asynchrony, concurrency, failures, aborts, contexts and memory. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { dataflow, type Definition, type RunContext } from "@icosian/runtime";
import { catchError } from "../catch-error.ts";
import { collectGarbage } from "./collect-garbage.ts";
import { defer, settle } from "../deferred.ts";
import { define, makeModule } from "../make-module.ts";

const asyncNode = { isAsync: true };

function flowOf(...definitions: readonly Definition[]): ReturnType<typeof dataflow> {
  return flowOfAll(definitions);
}

function flowOfAll(definitions: readonly Definition[]): ReturnType<typeof dataflow> {
  return dataflow(makeModule("src/features.ts", definitions) as object);
}

const rejections: unknown[] = [];
const noteRejection = (reason: unknown): void => void rejections.push(reason);
beforeEach(() => void process.on("unhandledRejection", noteRejection));
afterEach(async () => {
  await settle();
  process.off("unhandledRejection", noteRejection);
  expect(rejections.splice(0)).toEqual([]);
});

describe("every node runs at most once, and only if it is needed", () => {
  it("in a diamond, sync and async", async () => {
    const source = vi.fn<() => number>(() => 1);
    const unneeded = vi.fn<() => number>(() => 1);
    const flow = flowOf(
      define("source", [], source),
      define("left", ["source"], (x: number) => x + 1),
      define("right", ["source"], async (x: number) => x + 2, asyncNode),
      define("both", ["left", "right"], (x: number, y: number) => x * y),
      define("unneeded", ["both"], unneeded),
    );
    expect(await flow.execute(["both"] as string[])).toEqual({ both: 6 });
    expect(flow.executeSync(["left", "source"] as string[])).toEqual({ left: 2, source: 1 });
    expect(source).toHaveBeenCalledTimes(2);
    expect(unneeded).not.toHaveBeenCalled();
  });

  it("in a chain of 100,000 nodes, sync, async and mixed", async () => {
    const count = 100_000;
    const chain = (isAsync: (index: number) => boolean): Definition[] =>
      Array.from({ length: count }, (_, index) =>
        isAsync(index)
          ? define(`n${index}`, [index === 0 ? "x" : `n${index - 1}`], async (x: number) => x + 1, asyncNode)
          : define(`n${index}`, [index === 0 ? "x" : `n${index - 1}`], (x: number) => x + 1),
      );
    const last = [`n${count - 1}`];
    const result = { [`n${count - 1}`]: count };
    expect(flowOfAll(chain(() => false)).executeSync(last, { inputs: { x: 0 } })).toEqual(result);
    expect(await flowOfAll(chain(() => false)).execute(last, { inputs: { x: 0 } })).toEqual(result);
    expect(await flowOfAll(chain((index) => index % 3 === 0)).execute(last, { inputs: { x: 0 } })).toEqual(result);
  });

  it("without a receiver", () => {
    const flow = flowOf(
      define("own", [], function (this: unknown) {
        return this;
      }),
    );
    expect(flow.executeSync(["own"] as string[])).toEqual({ own: undefined });
  });
});

describe("asynchrony", () => {
  it("overlaps independent async nodes and starts them before sync work", async () => {
    const events: string[] = [];
    const gates = { a: defer<number>(), b: defer<number>() };
    const wait = (name: "a" | "b") => (): Promise<number> => (events.push(`${name} starts`), gates[name].promise);
    const flow = flowOf(
      define("sync", [], () => (events.push("sync"), 1)),
      define("a", [], wait("a"), asyncNode),
      define("b", [], wait("b"), asyncNode),
      define("sum", ["sync", "a", "b"], (x: number, y: number, z: number) => x + y + z),
    );
    const result = flow.execute(["sum"] as string[]);
    expect(events).toEqual(["a starts", "b starts", "sync"]);
    gates.b.resolve(3);
    await settle();
    gates.a.resolve(2);
    expect(await result).toEqual({ sum: 6 });
  });

  it("runs a node as soon as its own inputs are there, whatever else is in flight", async () => {
    const slow = defer<number>();
    const after = vi.fn<(x: number) => number>((x) => x);
    const flow = flowOf(
      define("slow", [], () => slow.promise, asyncNode),
      define("fast", [], async () => 2, asyncNode),
      define("after", ["fast"], after),
      define("both", ["slow", "after"], (x: number, y: number) => x + y),
    );
    const result = flow.execute(["both"] as string[]);
    await settle();
    expect(after).toHaveBeenCalledWith(2);
    slow.resolve(1);
    expect(await result).toEqual({ both: 3 });
  });

  it.each([1, 2, 5, Infinity])("keeps at most %d async nodes in flight", async (concurrency) => {
    let inFlight = 0;
    let most = 0;
    const work = async (): Promise<number> => {
      most = Math.max(most, ++inFlight);
      await settle();
      inFlight--;
      return 1;
    };
    const names = Array.from({ length: 20 }, (_, index) => `n${index}`);
    const flow = flowOf(...names.map((name) => define(name, [], work, asyncNode)));
    await flow.execute(names, { concurrency });
    expect(most).toBe(Math.min(concurrency, 20));
  });

  it("waits for promises of functions that do not look async, and for thenables", async () => {
    // oxlint-disable-next-line unicorn/no-thenable -- what other libraries return is the point here
    const thenable = { then: (resolve: (value: number) => void) => resolve(4) };
    const flow = flowOf(
      define("start", [], () => 1),
      define("sneaky", ["start"], (x: number) => Promise.resolve(x + 1)),
      define("odd", ["start"], () => thenable),
      define("used", ["start"], (x: number) => x + 10),
      define("sum", ["sneaky", "odd", "start", "used"], (...all: readonly number[]) => all.reduce((x, y) => x + y)),
    );
    expect(await flow.execute(["sum", "used", "start"] as string[])).toEqual({ sum: 18, used: 11, start: 1 });
    const error = await catchError(() => flow.executeSync(["sum"] as string[]));
    expect(error.code).toBe("ICO8003");
    expect(error.problems[0]).toMatchObject({ subject: "sneaky", locations: [{ module: "src/features.ts", line: 2 }] });
  });

  it("keeps a promise that is rejected under executeSync from being unhandled", async () => {
    const flow = flowOf(define("sneaky", [], () => Promise.reject(new Error("late"))));
    expect((await catchError(() => flow.executeSync(["sneaky"] as string[]))).code).toBe("ICO8003");
  });
});

describe("a failing node", () => {
  const boom = new TypeError("boom");
  const fail = (): never => {
    throw boom;
  };

  it.each([
    ["sync", define("bad", ["spend"], fail)],
    ["async", define("bad", ["spend"], async () => fail(), asyncNode)],
    ["promise of a sync function", define("bad", ["spend"], () => Promise.reject(boom))],
  ])("is named with its module, location and inputs, and keeps its cause: %s", async (_, bad) => {
    const error = await catchError(() => flowOf(bad).execute(["bad"] as string[], { inputs: { spend: 1 } }));
    expect(error.cause).toBe(boom);
    expect(error.code).toBe("ICO8001");
    expect(error.problems[0]?.subject).toBe("bad");
    expect(error.message).toBe(
      "ICO8001 node-failed: The node `bad`, computed from `spend`, failed: boom\n    at src/features.ts:1:17",
    );
  });

  it("throws from executeSync in the same way", async () => {
    const error = await catchError(() => flowOf(define("bad", [], fail)).executeSync(["bad"] as string[]));
    expect(error.cause).toBe(boom);
    expect(error.message).toContain("computed from no inputs");
  });

  it.each([[undefined], [null], ["text"], [Object.create(null)], [Symbol("odd")], [new Error("")]])(
    "may throw anything: %#",
    async (thrown) => {
      const bad = define("bad", [], () => {
        throw thrown;
      });
      const error = await catchError(() => flowOf(bad).execute(["bad"] as string[]));
      expect(error.cause).toBe(thrown);
    },
  );

  it("ends the run: waits for what is in flight, starts nothing more, reports the first failure", async () => {
    const slow = defer<number>();
    const later = vi.fn<() => number>(() => 1);
    let signal: AbortSignal | undefined;
    let isOver = false;
    const flow = flowOf(
      define("slow", [], (context: RunContext) => ((signal = context.signal), slow.promise), {
        ...asyncNode,
        parameters: ["context"],
      }),
      define("bad", [], async () => fail(), asyncNode),
      define(
        "worse",
        [],
        async () => {
          await settle();
          throw new Error("second");
        },
        asyncNode,
      ),
      define("later", ["slow"], later),
    );
    const attempt = catchError(() => flow.execute(["later", "bad", "worse"] as string[])).finally(
      () => (isOver = true),
    );
    await settle();
    await settle();
    expect(isOver).toBe(false);
    expect(signal?.aborted).toBe(true);
    slow.resolve(1);
    const error = await attempt;
    expect(error.cause).toBe(boom);
    expect(signal?.reason).toBe(error);
    expect(later).not.toHaveBeenCalled();
  });

  it("leaves nothing unhandled when several fail at once", async () => {
    const names = Array.from({ length: 10 }, (_, index) => `n${index}`);
    const flow = flowOf(...names.map((name) => define(name, [], async () => fail(), asyncNode)));
    expect((await catchError(() => flow.execute(names))).problems).toHaveLength(1);
  });
});

describe("an abort", () => {
  it("that came before the run starts nothing", async () => {
    const run = vi.fn<() => number>(() => 1);
    const flow = flowOf(define("a", [], run), define("b", [], run, asyncNode));
    const reason = new Error("no longer wanted");
    for (const output of ["a", "b"]) {
      const error = await catchError(() => flow.execute([output], { signal: AbortSignal.abort(reason) }));
      expect(error.code).toBe("ICO8002");
      expect(error.cause).toBe(reason);
      expect(error.message).toContain("no longer wanted");
    }
    expect((await catchError(() => flow.executeSync(["a"] as string[], { signal: AbortSignal.abort() }))).code).toBe(
      "ICO8002",
    );
    expect(run).not.toHaveBeenCalled();
  });

  it("during the run reaches the nodes, waits for them, and wins over their own errors", async () => {
    const controller = new AbortController();
    const later = vi.fn<() => number>(() => 1);
    const waiting = async ({ signal }: RunContext): Promise<never> =>
      new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));
    const flow = flowOf(
      define("waiting", [], waiting, { ...asyncNode, parameters: ["context"] }),
      define("later", ["waiting"], later),
    );
    const attempt = catchError(() => flow.execute(["later"] as string[], { signal: controller.signal }));
    await settle();
    controller.abort("enough");
    const error = await attempt;
    expect([error.code, error.cause]).toEqual(["ICO8002", "enough"]);
    expect(later).not.toHaveBeenCalled();
  });

  it("by a sync node stops what comes after it, and listeners are taken off", async () => {
    const controller = new AbortController();
    const add = vi.spyOn(controller.signal, "addEventListener");
    const remove = vi.spyOn(controller.signal, "removeEventListener");
    const after = vi.fn<() => number>(() => 1);
    const flow = flowOf(
      define("stop", [], () => controller.abort()),
      define("after", ["stop"], after),
      define("ok", [], () => 1),
    );
    expect(flow.executeSync(["ok"] as string[], { signal: controller.signal })).toEqual({ ok: 1 });
    expect((await catchError(() => flow.executeSync(["after"] as string[], { signal: controller.signal }))).code).toBe(
      "ICO8002",
    );
    expect(after).not.toHaveBeenCalled();
    expect(add.mock.calls).toHaveLength(2);
    expect(remove.mock.calls).toHaveLength(2);
  });
});

describe("RunContext", () => {
  const context = (own: RunContext): RunContext => own;

  it("has the node's name, and one run id and signal a run", async () => {
    const flow = flowOf(
      define("a", [], context, { parameters: ["context"] }),
      define("b", ["a"], async (_: RunContext, own: RunContext) => own, {
        ...asyncNode,
        parameters: ["positional", "context"],
      }),
    );
    const { a, b } = (await flow.execute(["a", "b"] as string[])) as { a: RunContext; b: RunContext };
    expect([a.node, b.node]).toEqual(["a", "b"]);
    expect(a.runId).toMatch(/^[0-9a-f]{32}$/);
    expect(b.runId).toBe(a.runId);
    expect(b.signal).toBe(a.signal);
    expect(a.signal.aborted).toBe(false);
    const next = flow.executeSync(["a"] as string[]) as { a: RunContext };
    expect(next.a.runId).not.toBe(a.runId);
  });

  it("made after an abort has begun shows it", async () => {
    const controller = new AbortController();
    const flow = flowOf(
      define("stop", [], () => controller.abort("now")),
      define("slow", [], async (own: RunContext) => (await settle(), own.signal.aborted), {
        ...asyncNode,
        parameters: ["context"],
      }),
    );
    expect(
      (await catchError(() => flow.execute(["slow", "stop"] as string[], { signal: controller.signal }))).cause,
    ).toBe("now");
  });
});

describe("memory", () => {
  const size = 1_000_000;

  function bytesOfArrays(): number {
    collectGarbage();
    return process.memoryUsage().arrayBuffers;
  }

  it.each(["sync", "async"])("of a value is free as soon as its last reader has run: %s", async (kind) => {
    const before = bytesOfArrays();
    const bytes: number[] = [];
    const isAsync = kind === "async";
    const step = (input: Float64Array | number): unknown => {
      bytes.push(bytesOfArrays() - before);
      const next = new Float64Array(typeof input === "number" ? size : input.length);
      return isAsync ? settle().then(() => next) : next;
    };
    const steps = Array.from({ length: 8 }, (_, index) =>
      define(`n${index}`, [index === 0 ? "x" : `n${index - 1}`], step, { isAsync }),
    );
    const result = await flowOf(
      ...steps,
      define("end", ["n7"], () => 1),
    ).execute(["end", "n2"] as string[], { inputs: { x: 1 } });
    expect(result["n2"]).toHaveLength(size);
    // A step sees its input, at most the one before, which a promise may still hold, and the output that was asked for.
    expect(Math.max(...bytes) / (size * Float64Array.BYTES_PER_ELEMENT)).toBeLessThan(3.5);
  });
});
