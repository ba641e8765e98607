/** The context of OpenTelemetry within nodes: a user's own spans nest, and concurrent runs do not mix. */
import { setTimeout as sleep } from "node:timers/promises";
import { context, createContextKey, trace } from "@opentelemetry/api";
import { openTelemetry } from "@icosian/runtime/opentelemetry";
import { afterEach, beforeEach, expect, it } from "vitest";
import { define, makeModule } from "../../make-module.ts";
import { build } from "../../untyped.ts";
import { Traces } from "./traces.ts";

let traces: Traces;

beforeEach(() => {
  traces = new Traces();
  traces.register();
});
afterEach(() => {
  traces.unregister();
  expect(traces.unended).toEqual([]);
});

/** Works in a span of its own, as instrumented libraries do. */
function spanned<Value>(name: string, work: () => Value): Value {
  return trace.getTracer("user").startActiveSpan(name, (span) => {
    const value = work();
    span.end();
    return value;
  });
}

async function spannedAsync(name: string): Promise<void> {
  await trace.getTracer("user").startActiveSpan(name, async (span) => {
    await sleep(1);
    span.end();
  });
}

const KEY = createContextKey("tenant");

const module = makeModule(
  "src/own.ts",
  define("own", ["x"], (x: number) => spanned(`own ${x}`, () => spanned(`inner ${x}`, () => x))),
  define(
    "fetched",
    ["own"],
    async (own: number) => {
      await sleep(Math.random() * 3);
      await spannedAsync(`fetch ${own}`);
      await spannedAsync(`parse ${own}`);
      return own;
    },
    { isAsync: true },
  ),
  define("other", ["x"], async (x: number) => spannedAsync(`other ${x}`), { isAsync: true }),
  define("both", ["fetched", "other"], (fetched: number) => fetched),
  define("tenant", ["x"], () => context.active().getValue(KEY)),
);

it("spans that a node starts are children of the node's span, also after it has waited", async () => {
  const flow = build({ modules: [module], adapters: [openTelemetry()] });
  await flow.execute(["fetched"], { inputs: { x: 1 } });
  expect(traces.toTree()).toBe(
    ["dataflow", "  own", "    own 1", "      inner 1", "  fetched", "    fetch 1", "    parse 1"].join("\n"),
  );
});

it("no span is active any more when the run is over", async () => {
  const flow = build({ modules: [module], adapters: [openTelemetry()] });
  const running = flow.execute(["both"], { inputs: { x: 1 } });
  expect(trace.getActiveSpan()).toBeUndefined();
  await running;
  expect(trace.getActiveSpan()).toBeUndefined();
});

it("nodes see what the caller has put into the context", async () => {
  const flow = build({ modules: [module], adapters: [openTelemetry()] });
  const tenant = context.with(context.active().setValue(KEY, "acme"), () =>
    flow.executeSync(["tenant"], { inputs: { x: 1 } }),
  );
  expect(tenant).toEqual({ tenant: "acme" });
});

it("a hundred runs at the same time each have their own trace, with all their spans", async () => {
  const flow = build({ modules: [module], adapters: [openTelemetry()] });
  const prepared = flow.prepare(["both"]);
  const indices = Array.from({ length: 100 }, (_, index) => index);
  await Promise.all(indices.map((x) => prepared.execute({ inputs: { x } })));
  const traceIds = new Set(traces.spans.map((span) => span.spanContext().traceId));
  expect(traceIds.size).toBe(100);
  for (const traceId of traceIds) {
    const own = traces.spans.filter((span) => span.spanContext().traceId === traceId);
    const [, x] = /^own (\d+)$/.exec(own.find(({ name }) => name.startsWith("own "))?.name ?? "") ?? [];
    expect(own.map(({ name }) => name).toSorted()).toEqual(
      [
        "dataflow",
        "own",
        "fetched",
        "other",
        "both",
        ...["own", "inner", "fetch", "parse", "other"].map((each) => `${each} ${x}`),
      ].toSorted(),
    );
  }
});
