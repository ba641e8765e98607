/** Fan-outs compute what the naive evaluator computes, whatever waits for what, fails, or is aborted. */
import { dataflow, DataflowError } from "@icosian/runtime";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sampledRuns } from "../sampled.ts";
import { evaluateFanOuts, Failure, type Evaluated } from "./evaluate-fan-outs.ts";
import { inputsOf, isSync, Probe, toModule } from "./fan-out-flow.ts";
import { failingCase, fanOutCase, isMutual, type FanOutCase } from "./random-fan-outs.ts";
import { writeCode } from "./write-code.ts";

/** How many cases run of each kind. */
const RUNS = {
  all: sampledRuns("random-cases", 5000),
  failing: sampledRuns("random-cases", 3000),
  leavingOut: sampledRuns("random-cases", 4000),
  aborted: sampledRuns("random-cases", 3000),
};

/** How many cases were run by code too. */
let writtenCases = 0;

/** Runs a case in every way; each gives its values, or its error. */
async function runAll(each: FanOutCase, more: object, probe: Probe): Promise<readonly unknown[]> {
  const modules = [toModule(each, probe)];
  const flow = dataflow({ modules });
  const { concurrency, overrides } = each;
  const options = { inputs: inputsOf(each), overrides, concurrency, ...more };
  const written = writeCode(modules, { ...options, outputs: each.outputs });
  if (written !== null) writtenCases++;
  const ways = [each.outputs, ...(written === null ? [] : [written])].flatMap((outputs) => {
    const names = outputs as string[];
    const prepared = flow.prepare(names);
    return [
      () => flow.execute(names, options),
      () => prepared.execute(options),
      () => prepared.execute(options),
      ...(isSync(each) ? [() => flow.executeSync(names, options), () => prepared.executeSync(options)] : []),
    ];
  });
  const results: unknown[] = [];
  for (const way of ways) {
    results.push(await Promise.resolve().then(way).catch((error: unknown) => error)); // prettier-ignore
    expect({ inFlight: probe.inFlight, open: probe.open }).toEqual({ inFlight: 0, open: 0 });
  }
  return results;
}

beforeEach(() => void (writtenCases = 0));
afterEach(() => expect(writtenCases).toBeGreaterThan(RUNS.failing / 3));

function evaluateOrFail(each: FanOutCase, leavesOut: boolean): Evaluated | null {
  try {
    return evaluateFanOuts(each, leavesOut);
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

it("computes the values of the naive evaluator, async, sync and prepared", { timeout: 240_000 }, async () => {
  let mutual = 0;
  await fc.assert(
    fc.asyncProperty(fanOutCase, async (each) => {
      if (isMutual(each.nodes)) mutual++;
      const probe = new Probe();
      const { values } = evaluateFanOuts(each);
      for (const result of await runAll(each, {}, probe)) expect(result).toEqual(values);
      // Who does not declare that it is async cannot be asked to wait.
      if (each.nodes.every(({ isDeclared }) => isDeclared)) expect(probe.most).toBeLessThanOrEqual(each.concurrency);
    }),
    { numRuns: RUNS.all },
  );
  expect(mutual).toBeGreaterThan(RUNS.all / 250);
});

it("ends with the failure of a node, where any that is needed fails", { timeout: 240_000 }, async () => {
  let failed = 0;
  await fc.assert(
    fc.asyncProperty(failingCase, async (each) => {
      const expected = evaluateOrFail(each, false);
      for (const result of await runAll(each, {}, new Probe())) {
        if (expected !== null) expect(result).toEqual(expected.values);
        else expectFailure(result);
      }
      if (expected === null) failed++;
    }),
    { numRuns: RUNS.failing },
  );
  expect(failed).toBeGreaterThan(RUNS.failing / 15);
});

it("leaves out items that fail, where somebody is told of them", { timeout: 240_000 }, async () => {
  let leftOut = 0;
  await fc.assert(
    fc.asyncProperty(failingCase, fc.nat(3), async (random, kind) => {
      const each = kind === 0 ? random : keepGoing(random);
      const expected = evaluateOrFail(each, true);
      const told: DataflowError[] = [];
      const results = await runAll(each, { onItemError: (error: DataflowError) => told.push(error) }, new Probe());
      for (const result of results) {
        if (expected === null) expectFailure(result);
        else expect(result).toEqual(expected.values);
      }
      told.forEach(expectFailure);
      if (expected === null) return;
      expect(told.length > 0).toBe(expected.leftOut > 0);
      leftOut += expected.leftOut;
    }),
    { numRuns: RUNS.leavingOut },
  );
  expect(leftOut).toBeGreaterThan(RUNS.leavingOut / 20);
});

it("ends when the caller aborts, after everything in flight", { timeout: 240_000 }, async () => {
  let aborted = 0;
  await fc.assert(
    fc.asyncProperty(fanOutCase, fc.nat(6), async (each, after) => {
      const probe = new Probe();
      const controller = new AbortController();
      let begun = 0;
      probe.onBegin = () => {
        if (begun++ === after) controller.abort(new Error("enough"));
      };
      const { values } = evaluateFanOuts(each);
      for (const result of await runAll(each, { signal: controller.signal }, probe)) {
        if (result instanceof DataflowError) {
          expect(result.problems.map(({ code }) => code)).toEqual(["ICO8002"]);
          aborted++;
        } else expect(result).toEqual(values);
      }
    }),
    { numRuns: RUNS.aborted },
  );
  expect(aborted).toBeGreaterThan(RUNS.aborted / 15);
});

/** The case without failures that would end the run. */
function keepGoing(each: FanOutCase): FanOutCase {
  const nodes = each.nodes.map((node) => (node.path.length === 0 ? { ...node, failsAt: null } : node));
  return { ...each, nodes };
}

function expectFailure(result: unknown): void {
  expect(result).toBeInstanceOf(DataflowError);
  const { problems, cause } = result as DataflowError;
  expect(problems.map(({ code }) => code)).toEqual(["ICO8001"]);
  expect(cause).toBeInstanceOf(Failure);
}
