/** Which spans a run has: names, parents, attributes and status, with the real SDK. */
import { SpanStatusCode, trace } from "@opentelemetry/api";
import { openTelemetry } from "@icosian/runtime/opentelemetry";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { catchError } from "../../catch-error.ts";
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

const fail = (): never => {
  throw new RangeError("out of stock");
};

const module = makeModule(
  "src/features.ts",
  define("double", ["x"], (x: number) => 2 * x, { codeVersion: "v1" }),
  define("sum", ["double", "x"], (double: number, x: number) => double + x),
  define("broken", ["double"], fail),
  define("later", ["sum"], async (sum: number) => Promise.resolve(sum + 1), { isAsync: true }),
  define("unreached", ["broken"], (broken: number) => broken),
);

describe("a run", () => {
  it("is a span, and each node that it computes is a child of that span", () => {
    const flow = build({ modules: [module], adapters: [openTelemetry()] });
    expect(flow.executeSync(["sum"], { inputs: { x: 2 } })).toEqual({ sum: 6 });
    expect(traces.toTree()).toBe("dataflow\n  double\n  sum");
  });

  it("has the same spans when it is async, prepared or executed again", async () => {
    const flow = build({ modules: [module], adapters: [openTelemetry()] });
    const prepared = flow.prepare(["later"]);
    await prepared.execute({ inputs: { x: 1 } });
    await prepared.execute({ inputs: { x: 2 } });
    const tree = "dataflow\n  double\n  sum\n  later";
    expect(traces.toTree()).toBe(`${tree}\n${tree}`);
    expect(new Set(traces.spans.map((span) => span.spanContext().traceId)).size).toBe(2);
  });

  it("is a child of the span that is active where it is asked for", async () => {
    const flow = build({ modules: [module], adapters: [openTelemetry()] });
    await traces.tracer.startActiveSpan("request", async (span) => {
      await flow.execute(["later"], { inputs: { x: 1 } });
      span.end();
    });
    expect(traces.toTree()).toBe("request\n  dataflow\n    double\n    sum\n    later");
  });

  it("has its id, its outputs, its outcome and the given attributes", () => {
    const adapter = openTelemetry({ runName: "features", attributes: { "deployment.environment.name": "test" } });
    build({ modules: [module], adapters: [adapter] }).executeSync(["sum", "double"], { inputs: { x: 2 } });
    expect(traces.attributesOf("features")).toEqual({
      "deployment.environment.name": "test",
      "icosian.run_id": expect.stringMatching(/^[\da-f]{32}$/),
      "icosian.outputs": ["sum", "double"],
      "icosian.output_count": 2,
      "icosian.outcome": "success",
    });
    expect(traces.get("features").status.code).toBe(SpanStatusCode.UNSET);
  });

  it("that is refused has a span with the error, and no others", async () => {
    const flow = build({ modules: [module], adapters: [openTelemetry()] });
    const error = await catchError(() => flow.executeSync(["sum"], { inputs: {} }));
    expect(traces.toTree()).toBe("dataflow");
    const { attributes, status } = traces.get("dataflow");
    expect(attributes).toMatchObject({ "icosian.outcome": "refused", "error.type": "ICO7002" });
    expect(status).toEqual({ code: SpanStatusCode.ERROR, message: error.message });
  });

  it("that is aborted has a span with the error, and no span is left open", async () => {
    const controller = new AbortController();
    const slow = makeModule(
      "src/slow.ts",
      define("slow", ["x"], () => new Promise((resolve) => setTimeout(resolve, 20)), { isAsync: true }),
    );
    const flow = build({ modules: [slow], adapters: [openTelemetry()] });
    const running = catchError(() => flow.execute(["slow"], { inputs: { x: 1 }, signal: controller.signal }));
    setTimeout(() => controller.abort(), 5);
    expect((await running).code).toBe("ICO8002");
    expect(traces.attributesOf("dataflow")).toMatchObject({
      "icosian.outcome": "aborted",
      "error.type": "ICO8002",
    });
    expect(traces.all("slow")).toHaveLength(1);
  });

  it("with a thousand outputs has the names of some and the number of all", () => {
    const many = Array.from({ length: 1000 }, (_, index) => define(`n${index}`, ["x"], (x: number) => x));
    const flow = build({ modules: [makeModule("src/many.ts", many)], adapters: [openTelemetry()] });
    flow.executeSync(
      many.map(({ name }) => name),
      { inputs: { x: 1 } },
    );
    expect(traces.attributesOf("dataflow")["icosian.outputs"]).toHaveLength(50);
    expect(traces.attributesOf("dataflow")["icosian.output_count"]).toBe(1000);
  });
});

describe("a node", () => {
  it("has its name, module, code version, location and outcome", () => {
    build({ modules: [module], adapters: [openTelemetry()] }).executeSync(["double"], { inputs: { x: 2 } });
    expect(traces.attributesOf("double")).toEqual({
      "icosian.node": "double",
      "icosian.module": "src/features.ts",
      "icosian.code_version": expect.any(String),
      "icosian.outcome": "computed",
      "code.file.path": "src/features.ts",
      "code.line.number": 1,
    });
    expect(traces.get("double").instrumentationScope).toMatchObject({ name: "@icosian/runtime" });
  });

  it("that fails has the status ERROR and the exception, and so has the run", async () => {
    const flow = build({ modules: [module], adapters: [openTelemetry()] });
    await catchError(() => flow.executeSync(["unreached"], { inputs: { x: 2 } }));
    expect(traces.toTree()).toBe("dataflow\n  double\n  broken");
    const { status, events, attributes } = traces.get("broken");
    expect(status).toEqual({ code: SpanStatusCode.ERROR, message: "out of stock" });
    expect(attributes).toMatchObject({ "icosian.outcome": "failed", "error.type": "RangeError" });
    expect(events).toMatchObject([
      {
        name: "exception",
        attributes: {
          "exception.type": "RangeError",
          "exception.message": "out of stock",
          "exception.stacktrace": expect.stringContaining("spans.test.ts"),
        },
      },
    ]);
    expect(traces.get("double").status.code).toBe(SpanStatusCode.UNSET);
    expect(traces.attributesOf("dataflow")).toMatchObject({ "icosian.outcome": "failed", "error.type": "ICO8001" });
  });

  it.each([
    ["a text", () => "no stock", "string", "no stock"],
    ["null", () => null, "null", "null"],
    ["an error whose properties throw", toHostile, "Error", "hostile"],
  ])("that throws %s has a type and a message", async (_, toThrown, type, message) => {
    const throws = makeModule(
      "src/throws.ts",
      define("throws", ["x"], () => {
        throw toThrown();
      }),
    );
    const flow = build({ modules: [throws], adapters: [openTelemetry()] });
    await catchError(() => flow.executeSync(["throws"], { inputs: { x: 2 } }));
    expect(traces.attributesOf("throws")["error.type"]).toBe(type);
    expect(traces.get("throws").status.message).toBe(message);
    expect(traces.get("throws").events).toHaveLength(1);
  });

  it("that fails tells neither message nor stack if exceptions are not to be recorded", async () => {
    const flow = build({ modules: [module], adapters: [openTelemetry({ recordExceptions: false })] });
    await catchError(() => flow.executeSync(["broken"], { inputs: { x: 2 } }));
    for (const name of ["broken", "dataflow"]) {
      expect(traces.get(name).status).toEqual({ code: SpanStatusCode.ERROR });
      expect(traces.get(name).events).toEqual([]);
    }
    expect(JSON.stringify(traces.spans.map(({ attributes }) => attributes))).not.toContain("out of stock");
  });

  it("to which the adapter does not apply has no span", () => {
    const adapter = openTelemetry({ appliesTo: ({ name }) => name === "sum" });
    build({ modules: [module], adapters: [adapter] }).executeSync(["sum"], { inputs: { x: 2 } });
    expect(traces.toTree()).toBe("dataflow\n  sum");
  });
});

describe("the tracer", () => {
  it("is that of the provider that is registered when the run starts", () => {
    traces.unregister();
    const flow = build({ modules: [module], adapters: [openTelemetry({ tracerName: "mine" })] });
    flow.executeSync(["sum"], { inputs: { x: 2 } });
    expect(traces.spans).toEqual([]);
    traces.register();
    flow.executeSync(["sum"], { inputs: { x: 2 } });
    expect(traces.toTree()).toBe("dataflow\n  double\n  sum");
    expect(traces.get("sum").instrumentationScope.name).toBe("mine");
  });

  it("may be given", () => {
    traces.unregister();
    const flow = build({ modules: [module], adapters: [openTelemetry({ tracer: traces.tracer })] });
    flow.executeSync(["sum"], { inputs: { x: 2 } });
    expect(traces.toTree()).toBe("dataflow\n  double\n  sum");
    expect(trace.getActiveSpan()).toBeUndefined();
  });
});

/** An error that does not let itself be looked at. */
function toHostile(): Error {
  const error = new Error("hostile");
  const get = (): never => {
    throw new Error("no");
  };
  for (const key of ["stack", "name"]) Object.defineProperty(error, key, { get });
  return error;
}
