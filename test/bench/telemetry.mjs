/** Measures what `openTelemetry` costs per node, against spans of the same SDK with the same attributes by hand. */
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
 * @returns {Promise<readonly { name: string, plain: number, hooks: number, span: number, traced: number, over: number, ratio: number, goal: number | null }[]>}
 *   Nanoseconds a node, medians: without spans, what empty hooks like those of the adapter add to a node, what a span by
 *   hand adds to a function, what the adapter adds to a node, and the difference of these two.
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
  const hooked = dataflow({ modules, adapters: [{ postNodeExecute() {}, onWarning() {} }] }).prepare(graph.outputs);
  const method = isAsync(0) ? "execute" : "executeSync";
  const runs = {
    plain: () => plain[method]({ inputs }),
    hooked: () => hooked[method]({ inputs }),
    traced: () => traced[method]({ inputs }),
    ...writeByHand(graph.nodes, isAsync(0)),
  };
  deepStrictEqual(await runs.traced(), await runs.plain());
  const times = await measureInTurns(runs, [null], { warmUp: 8000, round: 40, isPatient: true });
  const perNode = (time) => (time * 1e6) / NODES;
  const span = perNode(times.spans - times.calls);
  const added = perNode(times.traced - times.plain);
  const [bare, hooks] = [perNode(times.plain), perNode(times.hooked - times.plain)];
  return { name, plain: bare, hooks, span, traced: added, over: added - span, ratio: added / span, goal };
}

/** As many functions as there are nodes, called one after the other: each in a span of its own, and without spans. */
function writeByHand(nodes, isAsync) {
  const tracer = trace.getTracer("by hand");
  const spans = nodes.map((node, index) => ({
    name: node.name,
    options: { attributes: toAttributes(node.name, index) },
  }));
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
          await Promise.all(spans.map(({ name, options }) => tracer.startActiveSpan(name, options, inSpan)));
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
        for (const { name, options } of spans) tracer.startActiveSpan(name, options, inSpan);
        run.end();
      }),
  };
}

/** What a span of the adapter has. */
function toAttributes(name, index) {
  return {
    "icosian.node": name,
    "icosian.module": `module${index % 10}.ts`,
    "icosian.code_version": "0".repeat(24),
    "icosian.outcome": "computed",
    "code.file.path": `module${index % 10}.ts`,
    "code.line.number": index,
  };
}
