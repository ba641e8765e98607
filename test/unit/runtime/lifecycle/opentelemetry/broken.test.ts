/** Tracing that fails does not fail the run, and is reported once; wrong options are refused. */
import { context, ROOT_CONTEXT, trace, type ContextManager, type Tracer } from "@opentelemetry/api";
import type { LifecycleAdapter } from "@icosian/runtime";
import { openTelemetry, type OpenTelemetryOptions } from "@icosian/runtime/opentelemetry";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { catchError } from "../../catch-error.ts";
import { define, makeModule } from "../../make-module.ts";
import { build } from "../../untyped.ts";
import { Traces } from "./traces.ts";

let warnings: string[];
let calls: number;
let traces: Traces;
const listener: LifecycleAdapter = { onWarning: ({ message }) => void warnings.push(message) };

const module = makeModule(
  "src/a.ts",
  define("a", ["x"], (x: number) => {
    calls++;
    return x + 1;
  }),
  define("b", ["a"], async (a: number) => Promise.resolve(a + 1), { isAsync: true }),
  define("c", ["a"], (): never => {
    throw new Error("a node's own");
  }),
);

beforeEach(() => {
  warnings = [];
  calls = 0;
  traces = new Traces();
  traces.register();
});
afterEach(() => traces.unregister());

/** A tracer one of whose parts throws. */
function breakTracer(part: "startSpan" | "setAttribute" | "setAttributes" | "end" | "isRecording"): Tracer {
  const fail = (): never => {
    throw new Error(`no ${part}`);
  };
  const { tracer } = traces;
  return {
    startActiveSpan: fail,
    startSpan: (...args) => {
      if (part === "startSpan") fail();
      return Object.assign(Object.create(tracer.startSpan(...args)) as ReturnType<Tracer["startSpan"]>, {
        [part]: fail,
      });
    },
  };
}

describe("a tracer", () => {
  it.each(["startSpan", "setAttribute", "setAttributes", "end", "isRecording"] as const)(
    "whose %s throws leaves values and errors as they are, and is reported once",
    async (part) => {
      const flow = build({ modules: [module], adapters: [openTelemetry({ tracer: breakTracer(part) }), listener] });
      expect(await flow.execute(["b"], { inputs: { x: 1 } })).toEqual({ b: 3 });
      expect(flow.executeSync(["a"], { inputs: { x: 1 } })).toEqual({ a: 2 });
      const error = await catchError(() => flow.executeSync(["c"], { inputs: { x: 1 } }));
      expect([error.code, (error.cause as Error).message]).toEqual(["ICO8001", "a node's own"]);
      expect(calls).toBe(3);
      expect(warnings).toEqual([
        `\`openTelemetry\` could not record a span: no ${part}. Further failures of this adapter are not reported.`,
      ]);
    },
  );
});

it("what goes wrong is written to the console if no other adapter hears warnings", async () => {
  const lines = vi.spyOn(console, "warn").mockImplementation(() => {});
  const flow = build({ modules: [module], adapters: [openTelemetry({ tracer: breakTracer("startSpan") })] });
  expect(await flow.execute(["b"], { inputs: { x: 1 } })).toEqual({ b: 3 });
  expect(lines.mock.calls).toEqual([[expect.stringContaining("no startSpan")]]);
  lines.mockRestore();
});

describe("a context manager", () => {
  const manager: Omit<ContextManager, "with"> = {
    active: () => ROOT_CONTEXT,
    bind: (_, target) => target,
    enable: () => manager as ContextManager,
    disable: () => manager as ContextManager,
  };

  it.each<[string, ContextManager["with"], number]>([
    [
      "throws instead of calling",
      () => {
        throw new Error("no context");
      },
      1,
    ],
    [
      "throws after the call",
      (_, call, self, ...args) => {
        call.call(self as never, ...args);
        throw new Error("no context");
      },
      1,
    ],
    ["does not call", () => undefined as never, 0],
    [
      "calls twice",
      (_, call, self, ...args) => {
        call.call(self as never, ...args);
        return call.call(self as never, ...args);
      },
      0,
    ],
  ])("that %s computes each node once", async (_, own, count) => {
    context.disable();
    context.setGlobalContextManager({ ...manager, with: own });
    const flow = build({ modules: [module], adapters: [openTelemetry(), listener] });
    expect(await flow.execute(["b"], { inputs: { x: 1 } })).toEqual({ b: 3 });
    const error = await catchError(() => flow.executeSync(["c"], { inputs: { x: 1 } }));
    expect((error.cause as Error).message).toBe("a node's own");
    expect(calls).toBe(2);
    expect(warnings).toHaveLength(count);
    expect(traces.unended).toEqual([]);
  });
});

describe("without a provider", () => {
  it("nodes are computed as if there were no adapter", async () => {
    trace.disable();
    const flow = build({ modules: [module], adapters: [openTelemetry(), listener] });
    expect(await flow.execute(["b"], { inputs: { x: 1 } })).toEqual({ b: 3 });
    expect(warnings).toEqual([]);
  });
});

describe("an option", () => {
  it.each<[unknown, string]>([
    [{ tracr: 1 }, "`openTelemetry` has no option `tracr`. Did you mean `tracer`?"],
    [{ tracer: {} }, "`tracer` of `openTelemetry` is an object; give a tracer, as `trace.getTracer(…)` returns it."],
    [{ tracerName: "" }, '`tracerName` of `openTelemetry` is ""; give a text.'],
    [{ maxItems: -1 }, "`maxItems` of `openTelemetry` is -1; give a whole number from 0."],
    [{ tags: "owner" }, '`tags` of `openTelemetry` is "owner"; give a list of names of tags.'],
    [{ recordExceptions: "no" }, '`recordExceptions` of `openTelemetry` is "no"; give true or false.'],
    [{ appliesTo: "a" }, '`appliesTo` of `openTelemetry` is "a"; give a function.'],
    [{ attributes: [] }, "`attributes` of `openTelemetry` is an array; give an object of attributes."],
    [null, "`openTelemetry` takes options in an object, not null."],
  ])("%j is refused", async (options, message) => {
    const error = await catchError(() => openTelemetry(options as OpenTelemetryOptions));
    expect(error.code).toBe("ICO6016");
    expect(error.message).toContain(message);
  });

  it("that is wrong does not hide the others", async () => {
    const error = await catchError(() => openTelemetry({ maxItems: 0.5, runNam: "x" } as OpenTelemetryOptions));
    expect(error.problems).toHaveLength(2);
  });
});
