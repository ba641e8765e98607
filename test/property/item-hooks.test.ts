/** Hooks around items come once per item, in pairs, with the right positions and counts, however a run ends. */
import { dataflow, DataflowError, type LifecycleAdapter } from "@icosian/runtime";
import { gracefulErrors } from "@icosian/runtime/adapters";
import fc from "fast-check";
import { expect, it } from "vitest";
import { sampledRuns } from "../sampled.ts";
import { evaluateFanOuts, Failure } from "./evaluate-fan-outs.ts";
import { inputsOf, isSync, Probe, toModule } from "./fan-out-flow.ts";
import { predictItems, SENTINEL } from "./item-hooks-model.ts";
import { checkPairs, itemWatch, keepSeen, toAdapter, type ItemWatch } from "./item-recorder.ts";
import { failingCase, fanOutCase, type FanOutCase } from "./random-fan-outs.ts";
import { writeCode } from "./write-code.ts";

/** How many cases run of each kind. */
const RUNS = sampledRuns("random-cases", 2000);

/** One run with its hooks. */
interface WatchedRun {
  readonly result: unknown;
  readonly lines: readonly string[];
  /** How many failed items the handler was told of, if there is one. */
  readonly told: number;
}

/** Runs a case in every way. */
async function runAll(
  each: FanOutCase,
  watch: ItemWatch,
  { probe = new Probe(), more = {}, adapters = [] }: { probe?: Probe; more?: object; adapters?: LifecycleAdapter[] },
): Promise<readonly WatchedRun[]> {
  const modules = [toModule(each, probe)];
  const lines: string[] = [];
  const flow = dataflow({ modules, adapters: [toAdapter(watch, lines), ...adapters] });
  const { concurrency, overrides } = each;
  let told = 0;
  const handler = "onItemError" in more ? { onItemError: () => void told++ } : {};
  const options = { inputs: inputsOf(each), overrides, concurrency, ...more, ...handler };
  const written = writeCode(modules, { ...options, outputs: each.outputs });
  const ways = [each.outputs, ...(written === null ? [] : [written])].flatMap((outputs) => {
    const names = outputs as string[];
    const prepared = flow.prepare(names);
    return [
      () => flow.execute(names, options),
      () => prepared.execute(options),
      ...(isSync(each) && !watch.isAsync
        ? [() => flow.executeSync(names, options), () => prepared.executeSync(options)]
        : []),
    ];
  });
  const runs: WatchedRun[] = [];
  for (const way of ways) {
    lines.length = 0;
    told = 0;
    const result = await Promise.resolve().then(way).catch((error: unknown) => error); // prettier-ignore
    checkPairs(each, lines);
    expect({ inFlight: probe.inFlight, open: probe.open }).toEqual({ inFlight: 0, open: 0 });
    runs.push({ result, lines: [...lines], told });
  }
  return runs;
}

it("are those of the model where nothing fails", async () => {
  await fc.assert(
    fc.asyncProperty(fanOutCase, itemWatch, async (each, watch) => {
      const { values, lines: predicted } = predictItems(each);
      for (const { result, lines } of await runAll(each, watch, {})) {
        expect(result).toEqual(values);
        expect([...lines].sort()).toEqual([...keepSeen(predicted, watch)].sort());
      }
    }),
    { numRuns: RUNS },
  );
});

it("are those of the model where failures become sentinels, of which no handler is told", async () => {
  let sentinels = 0;
  await fc.assert(
    fc.asyncProperty(failingCase, itemWatch, async (each, watch) => {
      const { values, lines: predicted } = predictItems(each);
      const more = { onItemError: () => {} };
      const adapters = [gracefulErrors({ sentinelValue: SENTINEL })];
      for (const { result, lines, told } of await runAll(each, watch, { more, adapters })) {
        expect(result).toEqual(values);
        expect([...lines].sort()).toEqual([...keepSeen(predicted, watch)].sort());
        expect(told).toBe(0);
      }
      if (predicted.some((line) => line.endsWith("sentinel"))) sentinels++;
    }),
    { numRuns: RUNS },
  );
  expect(sentinels).toBeGreaterThan(50);
});

it("come in pairs where items or the run fail", async () => {
  let failed = 0;
  let leftOut = 0;
  await fc.assert(
    fc.asyncProperty(failingCase, itemWatch, fc.boolean(), async (each, watch, leavesOut) => {
      const expected = evaluateOrFail(each, leavesOut);
      const more = leavesOut ? { onItemError: () => {} } : {};
      for (const { result, lines, told } of await runAll(each, watch, { more })) {
        const items = lines.filter((line) => line.startsWith("postItem") && line.endsWith("false")).length;
        if (expected === null) expect(result).toBeInstanceOf(DataflowError);
        else expect(result).toEqual(expected);
        if (expected === null) failed++;
        else if (watch.hooks.includes("item") && watch.leavesOut === 9) {
          // An item fails together with the item around it, of which alone the handler is told.
          expect(items).toBeGreaterThanOrEqual(told);
          expect(items > 0).toBe(told > 0);
        }
        leftOut += items;
      }
    }),
    { numRuns: RUNS },
  );
  expect(failed).toBeGreaterThan(20);
  expect(leftOut).toBeGreaterThan(10);
});

it("come in pairs where the caller aborts", async () => {
  let aborted = 0;
  await fc.assert(
    fc.asyncProperty(fanOutCase, itemWatch, fc.nat(6), async (each, watch, after) => {
      const probe = new Probe();
      const controller = new AbortController();
      let begun = 0;
      probe.onBegin = () => {
        if (begun++ === after) controller.abort(new Error("enough"));
      };
      for (const { result } of await runAll(each, watch, { probe, more: { signal: controller.signal } }))
        if (result instanceof DataflowError) aborted++;
    }),
    { numRuns: RUNS },
  );
  expect(aborted).toBeGreaterThan(50);
});

function evaluateOrFail(each: FanOutCase, leavesOut: boolean): object | null {
  try {
    return evaluateFanOuts(each, leavesOut).values;
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}
