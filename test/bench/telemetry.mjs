/** Measures what `openTelemetry` costs per node, against spans of the same SDK that are started by hand. */
import { deepStrictEqual } from "node:assert";
import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { BasicTracerProvider } from "@opentelemetry/sdk-trace-base";
import { dataflow } from "@icosian/runtime";
import { openTelemetry } from "@icosian/runtime/opentelemetry";
import { layered } from "./graphs.mjs";
import { measureInTurns } from "./measure.mjs";
import { writeGraph } from "./write-graph.mjs";

const NODES = 1000;

const CASES = [
  { name: "1,000 sync nodes", isAsync: () => false, goal: 1000 },
  { name: "1,000 async nodes", isAsync: () => true, goal: 1000 },
];

/** Drops every span, so that only starting and ending them is measured. */
const nowhere = { onStart() {}, onEnd() {}, forceFlush: () => Promise.resolve(), shutdown: () => Promise.resolve() };

/**
 * Measures all cases, and what the adapter costs as long as no provider is registered.
 *
 * @returns {Promise<readonly { name: string, plain: number, span: number, traced: number, over: number, ratio: number, goal: number | null }[]>}
 *   Nanoseconds a node, medians: without spans, what a bare span adds to a function, what the adapter adds to a node,
 *   and the difference of these two.
 */
export async function measureTelemetry() {
  const rows = [await measureCase({ name: "1,000 sync nodes, no provider", isAsync: () => false, goal: null })];
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [nowhere] }));
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  for (const each of CASES) rows.push(await measureCase(each));
  trace.disable();
  context.disable();
  return rows;
}

async function measureCase({ name, isAsync, goal }) {
  const graph = layered(NODES, 50);
  const { modules } = await writeGraph(graph, 10, isAsync);
  const inputs = Object.fromEntries(graph.inputs.map((input, index) => [input, index + 1]));
  const plain = dataflow({ modules }).prepare(graph.outputs);
  const traced = dataflow({ modules, adapters: [openTelemetry()] }).prepare(graph.outputs);
  const method = isAsync(0) ? "execute" : "executeSync";
  const runs = {
    plain: () => plain[method]({ inputs }),
    traced: () => traced[method]({ inputs }),
    ...writeByHand(graph.nodes, isAsync(0)),
  };
  deepStrictEqual(await runs.traced(), await runs.plain());
  const times = await measureInTurns(runs, [null], { warmUp: 6000, round: 40 });
  const perNode = (time) => (time * 1e6) / NODES;
  const span = perNode(times.spans - times.calls);
  const added = perNode(times.traced - times.plain);
  return { name, plain: perNode(times.plain), span, traced: added, over: added - span, ratio: added / span, goal };
}

/** As many functions as there are nodes, called one after the other: each in a span of its own, and without spans. */
function writeByHand(nodes, isAsync) {
  const tracer = trace.getTracer("by hand");
  let calls = 0;
  if (isAsync) {
    const work = async () => calls++;
    const inSpan = async (span) => {
      await work();
      span.end();
    };
    return {
      calls: () => Promise.all(nodes.map(async () => void (await work()))),
      spans: () =>
        tracer.startActiveSpan("run", async (run) => {
          await Promise.all(nodes.map(({ name }) => tracer.startActiveSpan(name, inSpan)));
          run.end();
        }),
    };
  }
  const work = () => calls++;
  const inSpan = (span) => {
    work();
    span.end();
  };
  return {
    calls: () => nodes.forEach(work),
    spans: () =>
      tracer.startActiveSpan("run", (run) => {
        for (const { name } of nodes) tracer.startActiveSpan(name, inSpan);
        run.end();
      }),
  };
}
