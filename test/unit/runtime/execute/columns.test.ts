/** `executeColumns`: one value per row in, columns out. */
import { dataflow, retry, type Definition } from "@icosian/runtime";
import { applyTo } from "@icosian/runtime/adapters";
import { describe, expect, it, vi } from "vitest";
import { define, makeModule, type TestModule } from "../make-module.ts";
import type { UntypedDataflow } from "../untyped.ts";

/** A dataflow of these definitions. */
function flowOf(...definitions: readonly Definition[]): UntypedDataflow {
  return flowWith({}, makeModule("src/scores.ts", ...definitions));
}

function flowWith(options: object, module: TestModule): UntypedDataflow {
  // A cast because modules in tests have no types.
  return dataflow({ modules: [module], ...options }) as unknown as UntypedDataflow;
}

const toDouble = define("double", ["score"], (score: number) => score * 2);
const toLabel = define("label", ["double", "unit"], (double: number, unit: string) => `${double} ${unit}`, {
  type: "string",
});

describe("columns out", () => {
  it("gives typed arrays for numbers and lists for the rest, in the order of the request", () => {
    const found = flowOf(toDouble, toLabel).executeColumns(["label", "double"], {
      columns: { score: [1, 2] },
      inputs: { unit: "kg" },
    });
    expect(Object.entries(found)).toEqual([
      ["label", ["2 kg", "4 kg"]],
      ["double", Float64Array.of(2, 4)],
    ]);
  });

  it.each([
    ["number", [1, 2], Float64Array.of(1, 2)],
    ["0 | 1", [1, 0], Float64Array.of(1, 0)],
    ["Minutes", [1, 2], Float64Array.of(1, 2)],
    ["units.Minutes<1>", [1, 2], Float64Array.of(1, 2)],
    ["Minutes", [1, null], [1, null]],
    ["unknown", [1, 2], Float64Array.of(1, 2)],
    ["unknown", ["a", 2], ["a", 2]],
    ["number | null", [1, 2], [1, 2]],
    ["Minutes | null", [1, 2], [1, 2]],
    ["boolean", [true, false], [true, false]],
    ["bigint", [2n ** 70n, 1n], [2n ** 70n, 1n]],
    ["string", ["a", "b"], ["a", "b"]],
    ["Date | undefined", [undefined, new Date(0)], [undefined, new Date(0)]],
    ["readonly number[]", [[1], [2]], [[1], [2]]],
  ])("stores values of the type %s", (type, values, expected) => {
    const flow = flowOf(define("same", ["value"], (value: unknown) => value, { type }));
    expect(flow.executeColumns(["same"], { columns: { value: values } })["same"]).toEqual(expected);
  });

  it("passes missing values to the functions as they are", () => {
    const seen: unknown[] = [];
    const flow = flowOf(define("same", ["value"], (value: unknown) => seen.push(value)));
    flow.executeColumns(["same"], { columns: { value: [null, undefined, NaN, -0] } });
    expect(seen).toEqual([null, undefined, NaN, -0]);
  });

  it("gives no rows for empty columns, and computes nothing", () => {
    const once = vi.fn<() => number>(() => 1);
    const flow = flowOf(toDouble, toLabel, define("once", [], once));
    const request = { columns: { score: [] }, inputs: { unit: "kg" } };
    expect(flow.executeColumns(["double", "label", "once"], request)).toEqual({
      double: new Float64Array(0),
      label: [],
      once: new Float64Array(0),
    });
    expect(once).not.toHaveBeenCalled();
  });

  it("returns a column that is asked for itself, and one that no node reads", () => {
    const [score, other] = [Float32Array.of(1), ["a"]];
    const found = flowOf(toDouble).executeColumns(["score", "double", "other"], { columns: { score, other } });
    expect(found["score"]).toBe(score);
    expect(found["other"]).toBe(other);
  });

  it("leaves the columns as they were", () => {
    const score = Object.freeze([1, 2, 3]);
    flowOf(toDouble).executeColumns(["double"], { columns: { score } });
    expect(score).toEqual([1, 2, 3]);
  });

  it("takes a name that objects have of their own", () => {
    const flow = flowOf(define("__proto__", ["constructor"], (value: number) => value + 1));
    const found = flow.executeColumns(["__proto__"], { columns: { constructor: [1] } });
    expect(Object.getOwnPropertyDescriptor(found, "__proto__")?.value).toEqual(Float64Array.of(2));
  });
});

describe("what all rows share", () => {
  it("is computed once, and repeated if it is an output", () => {
    const rate = vi.fn<(base: number) => number>((base) => base / 100);
    const flow = flowOf(
      define("rate", ["base"], rate),
      define("unit", [], () => "EUR", { type: "string" }),
      define("tax", ["price", "rate"], (price: number, share: number) => price * share),
    );
    const request = { columns: { price: [10, 20, 30] }, inputs: { base: 20 } };
    expect(flow.executeColumns(["tax", "rate", "unit", "base"], request)).toEqual({
      tax: Float64Array.of(2, 4, 6),
      rate: Float64Array.of(0.2, 0.2, 0.2),
      unit: ["EUR", "EUR", "EUR"],
      base: Float64Array.of(20, 20, 20),
    });
    expect(rate).toHaveBeenCalledOnce();
  });

  it("may be an override or a value of the config", () => {
    const flow = flowWith({ config: { unit: "kg" } }, makeModule("src/scores.ts", toDouble, toLabel));
    const request = { columns: { score: [1, 2] }, overrides: { double: 7 } };
    expect(flow.executeColumns(["label", "double", "score"], request)).toEqual({
      label: ["7 kg", "7 kg"],
      double: Float64Array.of(7, 7),
      score: [1, 2],
    });
  });

  it("may be absent if it is optional", () => {
    const flow = flowOf(define("sum", ["a", "b?"], (a: number, b = 10) => a + b));
    expect(flow.executeColumns(["sum"], { columns: { a: [1, 2] } })["sum"]).toEqual(Float64Array.of(11, 12));
  });
});

describe("how nodes are called", () => {
  it("passes named inputs and the context, and tells the same run id to all rows", () => {
    const ids = new Set<string>();
    const named = define("named", [], ({ a, b }: Record<string, number>) => a! - b!, {
      parameters: ["named"],
      inputs: ["a", "b"].map((name) => ({ name, type: "number", isOptional: false, passing: "named" })),
    });
    const context = define("context", ["named"], () => 0, {
      parameters: ["context", "positional"],
      type: "string",
      function: ({ runId, node }: { runId: string; node: string }, value: number) => {
        ids.add(runId);
        return `${node} ${value}`;
      },
    });
    const found = flowOf(named, context).executeColumns(["context"], { columns: { a: [3, 4] }, inputs: { b: 1 } });
    expect(found["context"]).toEqual(["context 2", "context 3"]);
    expect(ids.size).toBe(1);
  });

  it("calls nodes through what wraps them, row by row", () => {
    const failing = new Set([2]);
    const flaky = define("flaky", ["score"], (score: number) => {
      if (failing.delete(score)) throw new Error("once");
      return score;
    });
    const plusHundred = { executeNode: ({ call }: { call(): number }) => call() + 100 };
    const adapters = [plusHundred, applyTo(["flaky"], retry({ attempts: 2 }))];
    const flow = flowWith({ adapters }, makeModule("src/scores.ts", flaky));
    expect(flow.executeColumns(["flaky"], { columns: { score: [1, 2, 3] } })["flaky"]).toEqual(
      Float64Array.of(101, 102, 103),
    );
    expect(failing.size).toBe(0);
  });

  it("calls the hooks of the graph once, and those of nodes only for nodes that are computed once", () => {
    const told: string[] = [];
    const tell = (hook: string) => (record: { node?: { name: string }; success?: boolean }) =>
      void told.push([hook, record.node?.name, record.success].filter((each) => each !== undefined).join(" "));
    const adapter = Object.fromEntries(
      ["preGraphExecute", "preNodeExecute", "postNodeExecute", "postGraphExecute"].map((hook) => [hook, tell(hook)]),
    );
    const once = define("rate", [], () => 2);
    const each = define("tax", ["price", "rate"], (price: number, rate: number) => price * rate);
    const flow = flowWith({ adapters: [adapter] }, makeModule("src/tax.ts", once, each));
    flow.executeColumns(["tax"], { columns: { price: [1, 2, 3] } });
    expect(told).toEqual([
      "preGraphExecute",
      "preNodeExecute rate",
      "postNodeExecute rate true",
      "postGraphExecute true",
    ]);
  });

  it("works through prepared outputs", () => {
    const prepared = flowOf(toDouble).prepare(["double"]);
    for (const score of [[1], [2, 3]])
      expect(prepared.executeColumns({ columns: { score } })["double"]).toEqual(
        Float64Array.from(score, (each) => each * 2),
      );
  });

  it("goes through more rows than fit into a block", () => {
    const score = Float64Array.from({ length: 5000 }, (_, row) => row);
    const found = flowOf(toDouble, toLabel).executeColumns(["double", "label"], {
      columns: { score },
      inputs: { unit: "kg" },
    });
    expect(found["double"]).toEqual(score.map((each) => each * 2));
    expect((found["label"] as readonly string[]).at(-1)).toBe("9998 kg");
  });
});
