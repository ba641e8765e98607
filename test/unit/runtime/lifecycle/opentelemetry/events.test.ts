/** What else spans tell: retries, warnings, caches and sentinels, tags, and the other adapters around them. */
import { SpanStatusCode } from "@opentelemetry/api";
import type { LifecycleAdapter } from "@icosian/runtime";
import { gracefulErrors } from "@icosian/runtime/adapters";
import { openTelemetry, type OpenTelemetryOptions } from "@icosian/runtime/opentelemetry";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { catchError } from "../../catch-error.ts";
import { loadModules } from "../../modifiers/build.ts";
import { build, type UntypedDataflow } from "../../untyped.ts";
import { Traces } from "./traces.ts";

const SOURCE = `
const calls = new Map<string, number>();
const fail = (name: string, times: number): void => {
  const count = (calls.get(name) ?? 0) + 1;
  calls.set(name, count);
  if (count <= times) throw new RangeError("busy " + count);
};
export const flaky = node(retry({ attempts: 3, delayMs: 0 }), (x: number): number => { fail("flaky", 2); return x; });
export const waiting = node(retry({ attempts: 2, delayMs: 2, jitter: false }), async (x: number): Promise<number> => { fail("waiting", 1); return x; });
export const hopeless = node(retry({ attempts: 2, delayMs: 0 }), (x: number): number => { fail("hopeless", 99); return x; });
export const checked = node(checkOutput({ range: [0, 1] }), tag({ owner: "growth", audience: ["sales", "finance"] }), (x: number): number => x + 1);
export const broken = (x: number): number => { throw new TypeError("no stock"); };
export const after = (broken: number): number => broken + 1;
`;

let modules: readonly object[];
let traces: Traces;

beforeAll(async () => {
  modules = await loadModules(SOURCE);
});
beforeEach(() => {
  traces = new Traces();
  traces.register();
});
afterEach(() => {
  traces.unregister();
  expect(traces.unended).toEqual([]);
});

function open(options: OpenTelemetryOptions, ...others: readonly LifecycleAdapter[]): UntypedDataflow {
  return build({ modules, adapters: [openTelemetry(options), ...others] });
}

describe("a node that is tried again", () => {
  it("has one span, and an event for each attempt that failed", () => {
    open({}).executeSync(["flaky"], { inputs: { x: 1 } });
    const { events, status, attributes } = traces.get("flaky");
    expect(events.map(({ name, attributes: own }) => [name, own])).toEqual(
      [1, 2].map((attempt) => [
        "icosian.retry",
        {
          "icosian.attempt": attempt,
          "icosian.delay_ms": 0,
          "exception.type": "RangeError",
          "exception.message": `busy ${attempt}`,
        },
      ]),
    );
    expect(status.code).toBe(SpanStatusCode.UNSET);
    expect(attributes).toMatchObject({ "icosian.outcome": "computed", "icosian.attempts": 3 });
  });

  it("after a delay has the delay in the event", async () => {
    await open({ recordExceptions: false }).execute(["waiting"], { inputs: { x: 1 } });
    expect(traces.get("waiting").events.map(({ attributes }) => attributes)).toEqual([
      { "icosian.attempt": 1, "icosian.delay_ms": 2, "exception.type": "RangeError" },
    ]);
  });

  it("in vain has the status ERROR", async () => {
    await catchError(() => open({}).executeSync(["hopeless"], { inputs: { x: 1 } }));
    const { events, status, attributes } = traces.get("hopeless");
    expect(events.map(({ name }) => name)).toEqual(["icosian.retry", "exception"]);
    expect(status.code).toBe(SpanStatusCode.ERROR);
    expect(attributes).toMatchObject({ "icosian.outcome": "failed", "icosian.attempts": 2 });
  });
});

describe("a warning", () => {
  it("of a check is an event of the node's span or of the run", () => {
    open({}).executeSync(["checked"], { inputs: { x: 5 } });
    const events = traces.spans.flatMap((span) => span.events.map((event) => ({ span: span.name, ...event })));
    expect(events).toMatchObject([
      {
        name: "icosian.warning",
        attributes: { "icosian.message": expect.stringContaining("range"), "icosian.node": "checked" },
      },
    ]);
    expect(events[0]?.span).toBe("checked");
  });

  it("still reaches the console, unless another adapter hears it", () => {
    const lines = vi.spyOn(console, "warn").mockImplementation(() => {});
    open({}).executeSync(["checked"], { inputs: { x: 5 } });
    expect(lines.mock.calls).toEqual([[expect.stringContaining("range")]]);
    const heard: string[] = [];
    open({}, { onWarning: ({ message }) => void heard.push(message) }).executeSync(["checked"], { inputs: { x: 5 } });
    expect([heard.length, lines.mock.calls.length]).toEqual([1, 1]);
    lines.mockRestore();
  });
});

it("tags become attributes if they are asked for", () => {
  open({ tags: ["owner", "audience", "none"] }).executeSync(["checked"], { inputs: { x: 0 } });
  expect(traces.attributesOf("checked")).toMatchObject({
    "icosian.tag.owner": "growth",
    "icosian.tag.audience": ["sales", "finance"],
  });
  expect(Object.keys(traces.attributesOf("checked"))).not.toContain("icosian.tag.none");
});

describe("with other adapters", () => {
  it("a value that another adapter has is a span without a computation", () => {
    const cache: LifecycleAdapter = { executeNode: ({ node, call }) => (node.name === "flaky" ? 7 : call()) };
    expect(open({}, cache).executeSync(["flaky"], { inputs: { x: 1 } })).toEqual({ flaky: 7 });
    expect(traces.attributesOf("flaky")["icosian.attempts"]).toBe(0);
  });

  it("a node whose error became a sentinel has that outcome and no error", () => {
    const flow = open({}, gracefulErrors());
    expect(flow.executeSync(["after"], { inputs: { x: 1 } })).toEqual({ after: null });
    for (const name of ["broken", "after"]) {
      expect(traces.attributesOf(name)["icosian.outcome"]).toBe("sentinel");
      expect(traces.get(name).status.code).toBe(SpanStatusCode.UNSET);
    }
    expect(traces.attributesOf("dataflow")["icosian.outcome"]).toBe("success");
  });
});
