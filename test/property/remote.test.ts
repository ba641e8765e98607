/** Dataflows whose nodes are computed by workers give what the naive evaluator computes. */
import { dataflow, DataflowError } from "@icosian/runtime";
import { memory } from "@icosian/runtime/cache";
import { distribute, work, type JobPayload, type JobResult } from "@icosian/runtime/distributed";
import fc from "fast-check";
import { expect, it } from "vitest";
import { InProcessQueue } from "../../runtime/src/distributed/queue/in-process-queue.ts";
import { evaluateFanOuts, Failure } from "./evaluate-fan-outs.ts";
import { inputsOf, Probe } from "./fan-out-flow.ts";
import { failingRemoteCase, remoteCase, toRemoteModule, type RemoteCase } from "./remote-flow.ts";

const RUNS = 400;

/** Executes a case twice, with two workers. */
async function runTwice(
  each: RemoteCase,
  more: object,
): Promise<{ results: readonly unknown[]; sent: number; calls: readonly string[] }> {
  const queue = new InProcessQueue<JobPayload, JobResult>();
  const calls: string[] = [];
  let sent = 0;
  queue.onResult(() => void sent++);
  const modules = [toRemoteModule(each, new Probe(), (node) => void calls.push(node))];
  const flow = dataflow({ modules, adapters: [distribute({ queue, store: memory(), inFlight: 7 })] });
  const workers = await Promise.all(["one", "two"].map(async (name) => await work(flow, { name, concurrency: 3 })));
  const { concurrency, overrides, outputs } = each;
  const options = { inputs: inputsOf(each), overrides, concurrency, ...more };
  const results: unknown[] = [];
  for (let time = 0; time < 2; time++)
    results.push(await flow.execute(outputs as string[], options).catch((error: unknown) => error));
  for (const worker of workers) await worker.close();
  await flow.close();
  return { results, sent, calls };
}

it("gives the values of the naive evaluator", async () => {
  let all = 0;
  await fc.assert(
    fc.asyncProperty(remoteCase, async (each) => {
      const { values } = evaluateFanOuts(each);
      const { results, sent } = await runTwice(each, {});
      expect(results).toEqual([values, values]);
      all += sent;
    }),
    { numRuns: RUNS },
  );
  expect(all).toBeGreaterThan(RUNS);
});

it("fails where it fails", async () => {
  let failed = 0;
  await fc.assert(
    fc.asyncProperty(failingRemoteCase, fc.boolean(), async (each, leavesOut) => {
      const expected = evaluateOrNull(each, leavesOut);
      const { results } = await runTwice(each, leavesOut ? { onItemError: () => {} } : {});
      for (const result of results) {
        if (expected !== null) expect(result).toEqual(expected);
        else {
          failed++;
          expect(result).toBeInstanceOf(DataflowError);
          expect((result as DataflowError).problems.map(({ code }) => code)).toEqual(["ICO8001"]);
          expect((result as DataflowError).cause).toMatchObject({ message: expect.stringMatching(/^\d+$/) });
        }
      }
    }),
    { numRuns: RUNS },
  );
  expect(failed).toBeGreaterThan(RUNS / 15);
});

function evaluateOrNull(each: RemoteCase, leavesOut: boolean): unknown {
  try {
    return evaluateFanOuts(each, leavesOut).values;
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}
