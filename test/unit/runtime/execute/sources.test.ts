/** Sources of items that misbehave: every run ends, and its error names the node. */
import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { writeCode } from "../../../property/write-code.ts";
import { catchError, codesOf } from "../catch-error.ts";
import type { RunContext } from "@icosian/runtime";
import { asyncFanOut, asyncNode, fansOut, sum } from "./fan-out-flows.ts";
import { define, makeModule } from "../make-module.ts";
import { build } from "../untyped.ts";

const throwing = (what: string) => (): never => {
  throw new Error(what);
};

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

/** Steps that are none, and what is said of them. */
const STEPS: readonly (readonly [reason: string, makeStep: () => unknown])[] = [
  ["Its iterator gave null", () => null],
  ["Its iterator gave undefined", () => undefined],
  ["Its iterator gave 3", () => 3],
  ['Its iterator gave "step"', () => "step"],
  ["done throws", () => Object.defineProperty({}, "done", { get: throwing("done throws") })],
  ["value throws", () => Object.defineProperty({ done: false }, "value", { get: throwing("value throws") })],
  ["revoked", revoked],
];

type Source = "async" | "asyncAtOnce" | "plain";

function toIterable(kind: Source, step: unknown): object {
  const iterator = { next: (): unknown => (kind === "async" ? Promise.resolve(step) : step) };
  return kind === "plain" ? { [Symbol.iterator]: () => iterator } : { [Symbol.asyncIterator]: () => iterator };
}

function flowOfSource(make: (...args: never[]) => unknown, isAsync: boolean, usesContext = false) {
  const context = usesContext ? ({ parameters: ["context"] } as const) : {};
  return makeModule(
    "src/m.ts",
    define("item", [], make, { ...(isAsync ? asyncFanOut : fansOut), ...context }),
    define("same", ["item"], (x: number) => x),
    define("later", ["item"], async (x: number) => x, asyncNode),
    define("total", ["same*"], sum),
    define("totalLater", ["later*"], sum),
  );
}

describe.each(["async", "asyncAtOnce", "plain"] as const)("a step of a source that is %s", (kind) => {
  it.each(STEPS)("of which %s ends the run", async (reason, makeStep) => {
    const module = flowOfSource(() => toIterable(kind, makeStep()), kind !== "plain");
    const flow = build(module);
    for (const name of ["total", "totalLater"]) {
      const attempts = [() => flow.execute([name]), () => flow.prepare([name]).execute()];
      const code = writeCode([module], { outputs: [name] });
      if (code !== null) attempts.push(() => flow.execute([...code]));
      if (kind === "plain" && name === "total") attempts.push(async () => flow.executeSync([...(code ?? [name])]));
      for (const attempt of attempts) {
        const error = await catchError(attempt);
        expect(error.message).toContain("The node `item`, computed from no inputs, failed for item 0 of `item`: ");
        expect(error.message).toContain(reason);
      }
    }
  });
});

it("a plain iterator whose steps are promises does not give items for ever", async () => {
  const endless = (): object => ({
    [Symbol.iterator]: () => ({ next: async () => ({ done: true, value: undefined }) }),
  });
  const module = flowOfSource(endless, false);
  const flow = build(module);
  for (const names of [["total"], ["totalLater"], writeCode([module], { outputs: ["total"] })!]) {
    const error = await catchError(() => flow.execute([...names]));
    expect(error.message).toContain(
      "Its iterator gave a promise (`await` it first) where a step with `done` has to be.",
    );
  }
});

it.each([
  ["a revoked proxy", revoked],
  ["an error whose message throws", () => Object.defineProperty(new Error("x"), "message", { get: throwing("x") })],
  ["an error whose message is a symbol", () => Object.assign(new Error("x"), { message: Symbol("x") })],
  ["an object without a prototype", () => Object.create(null) as object],
  ["null", () => null],
])("a node that throws or rejects with %s ends the run, and is named", async (_, makeReason) => {
  const reason = makeReason();
  // oxlint-disable-next-line typescript/only-throw-error
  const raise = (): never => { throw reason; }; // prettier-ignore
  const module = makeModule(
    "src/m.ts",
    define("sync", [], raise),
    define("late", [], async () => raise(), asyncNode),
    define("both", ["sync", "late"], sum),
  );
  const flow = build(module);
  for (const name of ["sync", "late", "both"]) {
    const error = await catchError(() => flow.execute([name]));
    expect(codesOf(error)).toEqual(["ICO8001"]);
    // Not `toBe`, which would look into it to say what it is.
    expect(error.cause === reason).toBe(true);
  }
});

it("a node that gives a revoked proxy fails, in every executor", async () => {
  const module = makeModule(
    "src/m.ts",
    define("odd", ["x"], revoked, { type: "object" }),
    define("late", ["x"], async () => revoked(), { ...asyncNode, type: "object" }),
  );
  const flow = build(module);
  const options = { inputs: { x: 1 } };
  const code = writeCode([module], { outputs: ["odd"], inputs: { x: 1 } })!;
  for (const attempt of [
    () => flow.execute(["odd"], options),
    async () => flow.executeSync(["odd"], options),
    () => flow.execute([...code], options),
    () => flow.execute(["late"], options),
  ])
    expect((await catchError(attempt)).message).toMatch(/^ICO8001 node-failed: The node `(odd|late)`, .*revoked/);
});

describe("a source that never answers", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
  afterEach(() => void vi.useRealTimers());

  const never = new Promise<never>(() => {});

  /** A source that gives two items and then keeps silent, and what it has been asked. */
  function silent(onReturn?: () => unknown): { readonly make: () => object; readonly returns: () => number } {
    let count = 0;
    let returns = 0;
    const iterator = {
      next: () => (count < 2 ? Promise.resolve({ done: false, value: count++ }) : never),
      return: () => {
        returns++;
        return onReturn?.();
      },
    };
    return { make: () => ({ [Symbol.asyncIterator]: () => iterator }), returns: () => returns };
  }

  async function abortedAfter(make: () => object, wait: number): Promise<unknown> {
    const controller = new AbortController();
    const flow = build(flowOfSource(make, true));
    const { signal } = controller;
    let error: unknown = null;
    const run = catchError(() => flow.execute(["total"], { signal })).then((caught) => (error = caught));
    await vi.advanceTimersByTimeAsync(10);
    controller.abort(new Error("enough"));
    await vi.advanceTimersByTimeAsync(wait);
    const early = error;
    await vi.advanceTimersByTimeAsync(10_000);
    await run;
    expect(vi.getTimerCount()).toBe(0);
    expect(getEventListeners(signal, "abort")).toEqual([]);
    expect(early).toBe(wait < 5000 ? null : error);
    return error;
  }

  it.each([
    ["neither next() nor return()", () => never],
    ["next(), and has no answer for return() either", () => undefined],
  ])("%s keeps an aborted run for five seconds, and is told of", async (_, onReturn) => {
    for (const wait of [4900, 5100]) {
      const { make, returns } = silent(onReturn);
      const error = await abortedAfter(make, wait);
      expect(codesOf(error as never)).toEqual(["ICO8002", "ICO8010"]);
      expect((error as Error).message).toContain(
        "The run left the items of `item` early, and their iterator gave no answer for 5 seconds, and may still be running.",
      );
      expect((error as Error).cause).toEqual(new Error("enough"));
      expect(returns()).toBe(1);
    }
  });

  it("is not waited for any longer than it takes, once return() lets it answer", async () => {
    let finish: (step: object) => void = () => {};
    const iterator = {
      next: () => new Promise((resolve) => (finish = resolve)),
      return: async () => finish({ done: true, value: undefined }),
    };
    const controller = new AbortController();
    const flow = build(flowOfSource(() => ({ [Symbol.asyncIterator]: () => iterator }), true));
    const run = catchError(() => flow.execute(["total"], { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(1);
    controller.abort();
    // No timer has to pass.
    expect(codesOf(await run)).toEqual(["ICO8002"]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("and a return() that fails is told of beside the first failure", async () => {
    for (const isSync of [true, false]) {
      const iterator = {
        next: () => ({ done: false, value: 1 }),
        return: throwing("connection lost"),
      };
      const key = isSync ? Symbol.iterator : Symbol.asyncIterator;
      const module = makeModule(
        "src/m.ts",
        define("item", [], () => ({ [key]: () => iterator }), isSync ? fansOut : asyncFanOut),
        define("bad", ["item"], throwing("bad item")),
        define("total", ["bad*"], sum),
      );
      const flow = build(module);
      const error = await catchError(() => (isSync ? flow.executeSync(["total"]) : flow.execute(["total"])));
      expect(codesOf(error)).toEqual(["ICO8001", "ICO8010"]);
      expect(error.message).toContain("failed: connection lost.");
      expect((error.cause as Error).message).toBe("bad item");
    }
  });

  it("may be a generator that listens to the run's signal", async () => {
    async function* listening({ signal }: RunContext): AsyncGenerator<number> {
      yield 1;
      await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));
    }
    const controller = new AbortController();
    const flow = build(flowOfSource(listening, true, true));
    const run = catchError(() => flow.execute(["total"], { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(1);
    controller.abort();
    expect(codesOf(await run)).toEqual(["ICO8002"]);
  });
});
