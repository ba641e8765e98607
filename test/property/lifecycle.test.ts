/** Runs with adapters, retries, time limits, limits and sentinels do what the naive model predicts, under fake time. */
import { getEventListeners } from "node:events";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { DataflowError } from "@icosian/runtime";
import { sampledRuns } from "../sampled.ts";
import { build } from "../unit/runtime/untyped.ts";
import { checkHooks, checkRun, type RunOutcome } from "./check-lifecycle.ts";
import { toAdapters, toModule } from "./lifecycle-flow.ts";
import { predict, type NodeTrace } from "./lifecycle-model.ts";
import { Recorder } from "./lifecycle-recorder.ts";
import { Tie } from "./lifecycle-simulation.ts";
import { given, nameOf } from "./lifecycle-values.ts";
import { lifecycleCase, type LifecycleCase } from "./random-lifecycle.ts";
import { writeCode } from "./write-code.ts";

/** How many cases run of each kind. */
const RUNS = sampledRuns("random-cases", 2400);

const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);

beforeAll(() => void process.on("unhandledRejection", note));
afterAll(() => void process.off("unhandledRejection", note));
beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  vi.useRealTimers();
  await new Promise((resolve) => void setImmediate(resolve));
  expect(unhandled).toEqual([]);
});

type Options = Readonly<Record<string, unknown>>;
type Way = (options: Options) => unknown;

/** Every way to execute a case. */
function toWays(each: LifecycleCase, recorder: Recorder, onChunk: () => void): readonly Way[] {
  const module = toModule(each, recorder);
  const flow = build({ modules: [module], adapters: toAdapters(each, recorder) });
  const outputs = each.outputs.map(nameOf);
  const written = writeCode([module], { outputs, overrides: overridesOf(each) }, onChunk);
  return [outputs, ...(written === null ? [] : [written])].flatMap((names) => {
    const prepared = flow.prepare(names);
    const ways: readonly Way[] = [
      (options) => flow.execute(names, options),
      (options) => prepared.execute(options),
      (options) => prepared.execute(options),
    ];
    if (each.canWait) return ways;
    return [...ways, (options) => flow.executeSync(names, options), (options) => prepared.executeSync(options)];
  });
}

function overridesOf({ overrides }: LifecycleCase): Readonly<Record<string, number>> {
  return Object.fromEntries(overrides.map((id) => [nameOf(id), given(id)]));
}

/** Executes a case in one way; also executes everything that is late. */
async function run(each: LifecycleCase, way: Way, recorder: Recorder): Promise<RunOutcome> {
  const controller = new AbortController();
  const timer = each.abortsAt === Infinity ? undefined : setTimeout(() => controller.abort(), each.abortsAt);
  recorder.reset();
  const options = { overrides: overridesOf(each), concurrency: each.concurrency, signal: controller.signal };
  let outcome: RunOutcome | null = null;
  const end = (result: unknown): void => {
    clearTimeout(timer);
    outcome = { given: result, at: recorder.at };
  };
  const running = (async () => way(options))().then(end, end);
  if (each.canWait) await vi.runAllTimersAsync();
  else await running;
  expect(outcome).not.toBeNull();
  expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  return outcome!;
}

function predictOrSkip(each: LifecycleCase): ReadonlyMap<number, NodeTrace> {
  try {
    return predict(each);
  } catch (error) {
    fc.pre(!(error instanceof Tie));
    throw error;
  }
}

it.each(["waits", "never waits"] as const)("does what the model predicts: %s", async (waiting) => {
  const counts = { succeeded: 0, failed: 0, coded: 0 };
  await fc.assert(
    fc.asyncProperty(lifecycleCase(waiting), async (each) => {
      const traces = predictOrSkip(each);
      const recorder = new Recorder();
      for (const way of toWays(each, recorder, () => counts.coded++)) {
        const outcome = await run(each, way, recorder);
        if (checkRun(each, traces, outcome, recorder)) counts.succeeded++;
        else counts.failed++;
      }
    }),
    { numRuns: RUNS },
  );
  expect(counts.succeeded).toBeGreaterThan(RUNS);
  expect(counts.failed).toBeGreaterThan(RUNS);
  expect(counts.coded).toBeGreaterThan(RUNS / 6);
});

it("ends a synchronous run that would have to wait, with all hooks before its end", async () => {
  let ended = 0;
  await fc.assert(
    fc.asyncProperty(lifecycleCase("waits"), async (random) => {
      const adapters = random.adapters.filter((adapter) => adapter.kind !== "watch" || adapter.hooks === "plain");
      const each: LifecycleCase = { ...random, adapters };
      const recorder = new Recorder();
      for (const way of toWays({ ...each, canWait: false }, recorder, () => {}).filter((own) =>
        String(own).includes("Sync"),
      )) {
        recorder.reset();
        const error = await Promise.resolve({ overrides: overridesOf(each) }).then(way).then(() => null, (thrown: unknown) => thrown); // prettier-ignore
        const atEnd = recorder.log.length;
        checkHooks(each, recorder);
        await vi.runAllTimersAsync();
        // The function that was called may end, but nothing else happens.
        expect(recorder.log.slice(atEnd)).toEqual([]);
        if (error instanceof DataflowError && error.code === "ICO8003") ended++;
      }
    }),
    { numRuns: RUNS },
  );
  expect(ended).toBeGreaterThan(20);
});
