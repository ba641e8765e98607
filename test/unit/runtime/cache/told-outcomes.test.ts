/** What adapters are told of nodes that a cache serves, and what they show: not that anything was computed. */
import { dataflow, type Dataflow, type LifecycleAdapter, type NodeExecuted } from "@icosian/runtime";
import { printer, progress, timings } from "@icosian/runtime/adapters";
import { cache, memory } from "@icosian/runtime/cache";
import { openLineage } from "@icosian/runtime/openlineage";
import { openTelemetry } from "@icosian/runtime/opentelemetry";
import { expect, it } from "vitest";
import { Traces } from "../lifecycle/opentelemetry/traces.ts";
import { loadModules } from "../modifiers/build.ts";

const SOURCE = `
  export const item = (n: number): Parallelizable<number> => [n, n + 1];
  export const squared = (item: number): number => item ** 2;
  export const all = (squared: Collect<number>): number => squared.reduce((a, b) => a + b, 0);
  export const flaky = node(retry({ attempts: 3, delayMs: 0 }), (all: number): number => all + 1);`;
const TYPES = `import type { Collect, Parallelizable } from "@icosian/runtime";\n`;

const OUTPUTS: readonly string[] = ["flaky"];

/** Runs twice in new dataflows over one store; the adapters are those of the second run. */
async function serve(...adapters: readonly LifecycleAdapter[]): Promise<void> {
  const store = memory();
  const modules = await loadModules(TYPES + SOURCE);
  for (const own of [[], adapters]) {
    const flow: Dataflow<never> = dataflow({ modules, adapters: [...own, cache({ store })] });
    expect(await flow.execute(OUTPUTS, { inputs: { n: 2 } })).toEqual({ flaky: 14 });
    await flow.close();
  }
}

it("hooks are told the outcome `cached`, success, the value and no attempts", async () => {
  const seen: NodeExecuted[] = [];
  await serve({ postNodeExecute: (record) => void seen.push(record) });
  const told = seen.map(({ node, items, outcome, success, attempts, error, result }) => [
    [node.name, ...items.map(({ index }) => index)].join("."),
    [outcome, success, attempts, error, result],
  ]);
  expect(Object.fromEntries(told)).toEqual({
    // A fan-out has no value of its own.
    item: ["cached", true, 0, undefined, undefined],
    "squared.0": ["cached", true, 0, undefined, 4],
    "squared.1": ["cached", true, 0, undefined, 9],
    all: ["cached", true, 0, undefined, 13],
    flaky: ["cached", true, 0, undefined, 14],
  });
});

it("`progress` and `printer` say how much was cached, and `timings` in which nodes", async () => {
  const [written, printed]: [string[], string[]] = [[], []];
  const times = timings();
  const shown = progress({ display: "lines", stream: { write: (text: string) => void written.push(text) } });
  await serve(shown, printer({ print: (line) => void printed.push(line), starts: false }), times);
  expect(written.join("")).toMatch(/flaky: 4 nodes \(4 cached\) in /);
  expect(printed.filter((line) => line.includes("✓")).map((line) => line.endsWith("cached"))).toEqual([
    ...Array.from({ length: 5 }, () => true),
    false,
  ]);
  expect(times.toText().match(/\d cached/g)).toEqual(expect.arrayContaining(["1 cached", "2 cached"]));
  expect(times.toText()).not.toContain("retr");
});

it("`openLineage` tells the outcomes, and that nothing was attempted", async () => {
  const events: unknown[] = [];
  await serve(openLineage({ namespace: "n", jobName: "j", send: (event) => void events.push(event) }));
  const text = JSON.stringify(events.at(-1));
  expect(text).toContain('"name":"flaky"');
  const told = text.match(/"outcomes":\{[^}]*\},"attempts":\d/g)?.toSorted();
  expect(told).toEqual([1, 1, 1, 2].map((count) => `"outcomes":{"cached":${count}},"attempts":0`));
});

it("`openTelemetry` gives each span the outcome, and no attempt", async () => {
  const traces = new Traces();
  traces.register();
  try {
    await serve(openTelemetry());
    const spans = traces.spans.filter(({ attributes }) => attributes["icosian.node"] !== undefined);
    expect(spans.map(({ name, attributes }) => [name, attributes["icosian.outcome"]])).toEqual(
      ["item", "squared", "squared", "all", "flaky"].map((name) => [name, "cached"]),
    );
    expect(spans.map(({ attributes }) => attributes["icosian.attempts"])).toEqual([0, 0, 0, 0, 0]);
  } finally {
    traces.unregister();
  }
});
