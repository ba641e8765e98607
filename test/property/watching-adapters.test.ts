/** Adapters that watch random dataflows change nothing, and agree about what they have seen. */
import { dataflow } from "@icosian/runtime";
import { printer, progress, slowNodes, timings } from "@icosian/runtime/adapters";
import fc from "fast-check";
import { expect, it } from "vitest";
import { checkTrace, contains } from "../unit/runtime/lifecycle/adapters/check-trace.ts";
import { Terminal } from "../unit/runtime/lifecycle/adapters/terminal.ts";
import { inputsOf, isSync, Probe, toModule } from "./fan-out-flow.ts";
import { failingCase, type FanOutCase } from "./random-fan-outs.ts";

const RUNS = 400;

/** The results of a case, or their errors: async, prepared and, if that is possible, sync. */
async function runAll(each: FanOutCase, adapters: readonly object[], leavesOut: boolean): Promise<readonly unknown[]> {
  const flow = dataflow({ modules: [toModule(each, new Probe())], adapters });
  const { concurrency, overrides, outputs } = each;
  const told = leavesOut ? { onItemError: (): void => {} } : {};
  const options = { inputs: inputsOf(each), overrides, concurrency, ...told };
  const names = outputs as string[];
  const ways = [
    () => flow.execute(names, options),
    () => flow.prepare(names).execute(options),
    ...(isSync(each) ? [() => flow.executeSync(names, options)] : []),
  ];
  const results: unknown[] = [];
  for (const way of ways) results.push(await Promise.resolve().then(way).catch((error: unknown) => error)); // prettier-ignore
  return results;
}

function isFailure(result: unknown): boolean {
  return result instanceof Error;
}

it("they change no value, and count the same nodes and items", { timeout: 240_000 }, async () => {
  const seen = { failures: 0, items: 0, runs: 0 };
  await fc.assert(
    fc.asyncProperty(failingCase, fc.boolean(), async (each, leavesOut) => {
      const lines: string[] = [];
      const log: string[] = [];
      const terminal = new Terminal(100);
      const times = timings();
      const results = await runAll(
        each,
        [
          progress({ stream: { write: (text) => log.push(text) } }),
          progress({ stream: terminal, display: "bar" }),
          printer({ print: (line) => lines.push(line) }),
          slowNodes({ ms: 10_000 }),
          times,
        ],
        leavesOut,
      );
      const plain = await runAll(each, [], leavesOut);
      for (const [index, result] of results.entries()) {
        if (isFailure(plain[index])) expect(isFailure(result)).toBe(true);
        else expect(result).toEqual(plain[index]);
      }
      const events = checkTrace(times.toChromeTrace());
      const nodes = events.filter(({ cat }) => cat === "node");
      if (!results.some(isFailure)) {
        expect(nodes.map(({ args }) => args["outcome"])).not.toContain("unfinished");
        const ends = lines.filter((line) => /^\[\w+\] [✓✗] node/.test(line));
        expect(ends).toHaveLength(nodes.length);
        expect(lines.filter((line) => /^\[\w+\] → node/.test(line))).toHaveLength(nodes.length);
      }
      for (const inner of events)
        if (inner.cat === "node" && "items" in inner.args) {
          const around = events.filter(
            ({ cat, pid, args }) => cat === "item" && pid === inner.pid && args["items"] === inner.args["items"],
          );
          expect(around).toHaveLength(1);
          // An item that fails leaves sources inside of it open, which may end later.
          if (around[0]!.args["outcome"] === "success") expect(contains(around[0]!, inner)).toBe(true);
        }
      checkLog(log, results, Object.keys(each.overrides).length > 0);
      expect([terminal.isCursorVisible, terminal.line]).toEqual([true, ""]);
      seen.runs += results.length;
      seen.failures += results.filter(isFailure).length;
      seen.items += events.filter(({ cat }) => cat === "item").length;
    }),
    { numRuns: RUNS },
  );
  expect(seen.runs - seen.failures).toBeGreaterThan(RUNS / 2);
  expect(Math.min(seen.failures, seen.items)).toBeGreaterThan(RUNS / 5);
});

/** Each run has a beginning and an end; never more nodes are done than were expected. */
function checkLog(log: readonly string[], results: readonly unknown[], hasOverrides: boolean): void {
  const begins = log.flatMap((line) => /^\[(\w+)\] begins .*: (\d+) nodes?\n/.exec(line) ?? []);
  expect(begins).toHaveLength(3 * results.length);
  for (const [index, result] of results.entries()) {
    const [, runId, expected] = begins.slice(3 * index);
    const end = log.findLast((line) => line.startsWith(`[${runId!}]`))!;
    const done = isFailure(result)
      ? / at (\d+)\/(\d+) nodes?[,:]/.exec(end)
      : /^\[\w+\] done .*: (\d+) nodes? in [^:]*$/.exec(end);
    expect(done, end).not.toBeNull();
    // Which fan-outs an overridden node is inside of is not known from the graph.
    if (hasOverrides) continue;
    expect(Number(done![1]), end).toBeLessThanOrEqual(Number(expected));
    if (isFailure(result)) expect(done![2]).toBe(expected);
  }
}
