/** Runs leave nothing behind: no listener, no timer, no unhandled rejection, no growing memory. */
import { getEventListeners } from "node:events";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { limit, retry, timeout, type RunContext } from "@icosian/runtime";
import { gracefulErrors } from "@icosian/runtime/adapters";
import { afterAll, beforeAll, expect, it } from "vitest";
import { define, makeModule } from "../make-module.ts";
import { build, put, type UntypedDataflow } from "../untyped.ts";

type AnyFunction = (...args: never[]) => unknown;

const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);

/** Timers that have been set and neither cleared nor called. */
const timers = new Set<unknown>();
const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };

beforeAll(() => {
  process.on("unhandledRejection", note);
  const set = (act: () => void, ms: number): unknown => {
    const timer = real.setTimeout(() => {
      timers.delete(timer);
      act();
    }, ms);
    timers.add(timer);
    return timer;
  };
  const clear = (timer: NodeJS.Timeout): void => {
    timers.delete(timer);
    real.clearTimeout(timer);
  };
  Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
});
afterAll(() => {
  Object.assign(globalThis, real);
  process.off("unhandledRejection", note);
});

const fail = (): never => {
  throw new RangeError("no");
};

/** Fails in the first attempt. */
const flaky = async ({ attempt }: RunContext): Promise<number> => (attempt === 1 ? fail() : attempt);

/** Ends only if its signal is aborted. */
const stall = ({ signal }: RunContext): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true }));

/** Never ends, whatever its signal says. */
const hang = (): Promise<never> => new Promise(() => {});

const later = (): Promise<number> => new Promise((resolve) => void setImmediate(resolve, 1));

/** Nodes without inputs, by what happens to them. */
const NODES = {
  plain: define("plain", [], () => 1),
  failing: define("failing", [], put(retry(), fail), { modifiers: [{ kind: "retry" }] }),
  retried: toNode("retried", flaky, retry({ delayMs: 1 })),
  exhausted: toNode("exhausted", async () => fail(), retry({ attempts: 2 })),
  timed: toNode("timed", later, timeout(60_000)),
  timedOut: toNode("timedOut", stall, timeout(1)),
  hanging: toNode("hanging", hang, timeout(1)),
  limited: toNode("limited", later, limit({ name: "api", concurrency: 100 })),
  everything: toNode(
    "everything",
    flaky,
    timeout(60_000),
    retry({ delayMs: 1 }),
    limit({ name: "api", concurrency: 100 }),
  ),
  stalled: toNode("stalled", stall),
  stalledWithin: toNode("stalledWithin", stall, timeout(60_000)),
  queued: toNode("queued", stall, limit({ name: "one", concurrency: 1 })),
  delayed: toNode("delayed", async () => fail(), retry({ delayMs: 60_000 })),
};

function toNode(
  name: string,
  own: AnyFunction,
  ...modifiers: readonly { readonly kind: string }[]
): ReturnType<typeof define> {
  // A function of its own, because modifiers belong to the function that they are put on.
  const body = (context: never): unknown => own(context);
  const wrapped = modifiers.length === 0 ? body : put(...modifiers, body);
  const listed = modifiers.map(({ kind }) => ({ kind }));
  return define(name, [], wrapped, { isAsync: true, parameters: ["context"], modifiers: listed });
}

const module = makeModule("src/nodes.ts", Object.values(NODES));
const hooks = { preNodeExecute: () => {}, postNodeExecute: () => {}, postGraphExecute: () => {} };
const FLOWS: readonly UntypedDataflow[] = [
  build({ modules: [module] }),
  build({ modules: [module], adapters: [hooks] }),
  build({
    modules: [module],
    adapters: [gracefulErrors(), { ...hooks, executeNode: ({ call }: { call: () => unknown }) => call() }],
  }),
];

/** Begins this many runs of nodes, at once; all share a signal. */
async function runAll(names: readonly (keyof typeof NODES)[], count: number, signal: AbortSignal): Promise<number> {
  const ended = await Promise.allSettled(
    Array.from({ length: count }, (_, index) => {
      const name = names[index % names.length]!;
      return FLOWS[index % FLOWS.length]!.execute([name], { signal });
    }),
  );
  return ended.filter(({ status }) => status === "rejected").length;
}

const ENDING = [
  "plain",
  "failing",
  "retried",
  "exhausted",
  "timed",
  "timedOut",
  "hanging",
  "limited",
  "everything",
] as const;
const ABORTED = ["stalled", "stalledWithin", "queued", "delayed"] as const;

it("10,000 runs that share the caller's signal", async () => {
  const { signal } = new AbortController();
  setFlagsFromString("--expose-gc");
  // A cast because `gc` is there only with the flag.
  const collect = runInNewContext("gc") as () => void;
  const measure = (): number => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  let failed = 0;
  let after = 0;
  for (let round = 0; round < 20; round++) {
    failed += await runAll(ENDING, 350, signal);
    expect(getEventListeners(signal, "abort")).toEqual([]);
    const controller = new AbortController();
    const aborting = runAll(ABORTED, 150, controller.signal);
    await later();
    expect(timers.size).toBeGreaterThan(0);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
    controller.abort(new Error("enough"));
    expect(await aborting).toBe(150);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    expect(timers.size).toBe(0);
    if (round === 4) after = measure();
  }
  expect(failed).toBeGreaterThan(1000);
  // 7,500 further runs; if each of them left a kilobyte, it would be seen.
  expect(measure() - after).toBeLessThan(7_000_000);
  await later();
  expect(unhandled).toEqual([]);
});

it("10,000 runs that do not wait", () => {
  const { signal } = new AbortController();
  let failed = 0;
  for (let run = 0; run < 10_000; run++)
    try {
      FLOWS[run % FLOWS.length]!.executeSync([run % 2 === 0 ? "plain" : "failing"], { signal });
    } catch {
      failed++;
    }
  expect(failed).toBeGreaterThan(3000);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});
