/** Spans of fan-outs: nodes within items, items themselves, limits, and items that fail. */
import { SpanStatusCode, trace } from "@opentelemetry/api";
import type { Definition } from "@icosian/runtime";
import { openTelemetry, type OpenTelemetryOptions } from "@icosian/runtime/opentelemetry";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { catchError } from "../../catch-error.ts";
import { asyncFanOut, asyncNode, count, fansOut, sum } from "../../execute/fan-out-flows.ts";
import { define, makeModule } from "../../make-module.ts";
import { build, type UntypedDataflow } from "../../untyped.ts";
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

/** A name, and in brackets the index of the item. */
function toLine({ name, attributes }: { readonly name: string; readonly attributes: object }): string {
  const { "icosian.item.index": index } = attributes as Readonly<Record<string, unknown>>;
  return index === undefined ? name : `${name} [${index as number}]`;
}

/** The lines of a tree, sorted, because the order of items does not matter. */
function sorted(tree: string): readonly string[] {
  return tree.split("\n").toSorted();
}

function flowWith(options: OpenTelemetryOptions, ...definitions: readonly Definition[]): UntypedDataflow {
  return build({ modules: [makeModule("src/items.ts", ...definitions)], adapters: [openTelemetry(options)] });
}

const order = define("order", ["n"], (n: number) => count(n), fansOut);
const price = define("price", ["order"], (order: number) => order * 10);
const total = define("total", ["price*"], (prices: readonly number[]) => sum(prices));

describe("a node within a fan-out", () => {
  it("has one span per item, with the index and the fan-out, below the span of the run", () => {
    const flow = flowWith({}, order, price, total);
    expect(flow.executeSync(["total"], { inputs: { n: 3 } })).toEqual({ total: 30 });
    expect(sorted(traces.toTree(toLine))).toEqual(
      ["dataflow", "  order", "  price [0]", "  price [1]", "  price [2]", "  total"].toSorted(),
    );
    expect(traces.all("price")[1]?.attributes).toMatchObject({
      "icosian.item.fan_out": "order",
      "icosian.item.index": 1,
    });
    expect(traces.attributesOf("order")).toMatchObject({ "icosian.outcome": "computed", "icosian.item.count": 3 });
  });

  it("has a span only for the first items, and for those that fail", async () => {
    const picky = define("price", ["order"], (order: number) => {
      if (order === 7) throw new Error("no price");
      return order * 10;
    });
    const flow = flowWith({ maxItems: 2 }, order, picky, total);
    await catchError(() => flow.executeSync(["total"], { inputs: { n: 10 } }));
    expect(traces.all("price").map(toLine)).toEqual(["price [0]", "price [1]", "price [7]"]);
    const failed = traces.all("price")[2]!;
    expect(failed.status).toEqual({ code: SpanStatusCode.ERROR, message: "no price" });
    expect(failed.parentSpanContext?.spanId).toBe(traces.get("dataflow").spanContext().spanId);
  });

  it("has the indices of all items around it", () => {
    const line = define("line", ["order"], () => count(2), fansOut);
    const cost = define("cost", ["line"], (line: number) => line);
    const costs = define("costs", ["cost*"], (cost: readonly number[]) => sum(cost));
    const all = define("all", ["costs*"], (each: readonly number[]) => sum(each));
    const flow = flowWith({}, order, line, cost, costs, all);
    expect(flow.executeSync(["all"], { inputs: { n: 2 } })).toEqual({ all: 2 });
    expect(traces.all("cost").map(({ attributes }) => attributes["icosian.item.indices"])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    expect(traces.all("line")).toHaveLength(2);
  });
});

describe("an item", () => {
  it("has a span that is the parent of its nodes and of the items within it", () => {
    const line = define("line", ["order"], () => count(2), fansOut);
    const cost = define("cost", ["line"], (line: number) => line);
    const costs = define("costs", ["cost*"], (cost: readonly number[]) => sum(cost));
    const all = define("all", ["costs*"], (each: readonly number[]) => sum(each));
    flowWith({ spansForItems: true }, order, line, cost, costs, all).executeSync(["all"], {
      inputs: { n: 1 },
    });
    expect(traces.toTree(toLine)).toBe(
      [
        "dataflow",
        "  order",
        "  order item [0]",
        "    line [0]",
        "    line item [0]",
        "      cost [0]",
        "    line item [1]",
        "      cost [1]",
        "    costs [0]",
        "  all",
      ].join("\n"),
    );
  });

  it("that is left out has the status ERROR, and the run has not", async () => {
    const picky = define("price", ["order"], (order: number) => {
      if (order === 1) throw new Error("no price");
      return order * 10;
    });
    const flow = flowWith({ spansForItems: true }, order, picky, total);
    const given = { inputs: { n: 3 }, onItemError: () => {} };
    expect(flow.executeSync(["total"], given)).toEqual({ total: 20 });
    const codes = traces.all("order item").map(({ status }) => status.code);
    expect(codes).toEqual([SpanStatusCode.UNSET, SpanStatusCode.ERROR, SpanStatusCode.UNSET]);
    expect(traces.get("dataflow").status.code).toBe(SpanStatusCode.UNSET);
  });
});

describe("async items", () => {
  const slow = define(
    "price",
    ["order"],
    async (order: number) => {
      await new Promise((resolve) => setTimeout(resolve, order % 3));
      trace.getTracer("user").startSpan(`own ${order}`).end();
      return order;
    },
    asyncNode,
  );
  const source = define(
    "order",
    ["n"],
    async function* (n: number) {
      for (let order = 0; order < n; order++) {
        trace.getTracer("user").startSpan(`page ${order}`).end();
        yield await Promise.resolve(order);
      }
    },
    asyncFanOut,
  );

  it("that overlap each have their own spans, and so has what nodes and sources start", async () => {
    const flow = flowWith({ spansForItems: true }, source, slow, total);
    await flow.execute(["total"], { inputs: { n: 20 } });
    const parents = new Map(traces.spans.map((span) => [span.spanContext().spanId, span]));
    for (const span of traces.spans) {
      const parent = parents.get(span.parentSpanContext?.spanId ?? "");
      const [, own] = /^own (\d+)$/.exec(span.name) ?? [];
      if (own !== undefined) expect(toLine(parent!)).toBe(`price [${own}]`);
      if (span.name === "price")
        expect(toLine(parent!)).toBe(`order item [${span.attributes["icosian.item.index"] as number}]`);
      if (span.name.startsWith("page")) expect(parent!.name).toBe("order");
    }
    expect(traces.spans.filter(({ name }) => name.startsWith("own"))).toHaveLength(20);
  });

  it("that are aborted leave no span open", async () => {
    const controller = new AbortController();
    const flow = flowWith({ spansForItems: true }, source, slow, total);
    const running = catchError(() => flow.execute(["total"], { inputs: { n: 10_000 }, signal: controller.signal }));
    setTimeout(() => controller.abort(), 10);
    expect((await running).code).toBe("ICO8002");
    expect(traces.attributesOf("dataflow")["icosian.outcome"]).toBe("aborted");
  });
});
