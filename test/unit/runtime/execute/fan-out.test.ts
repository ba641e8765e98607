/** Fan-outs: what is computed once an item, and what dataflows may not ask for. */
import { describe, expect, it, vi } from "vitest";
import { dataflow } from "@icosian/runtime";
import { catchError, codesOf } from "../catch-error.ts";
import { count, fansOut, flowOf, run, squares, sum } from "./fan-out-flows.ts";
import { define, makeModule } from "../make-module.ts";

describe("values", () => {
  it("fan out and in, and of what is inside there is one an item", async () => {
    const flow = squares(
      define("half", ["total", "end"], (total: number, end: number) => total / end),
      define("list", ["item*"], (items: readonly number[]) => items.join()),
    );
    expect(await run(flow, ["half", "square", "item", "list", "total"], { inputs: { end: 4 } })).toEqual({
      half: 3.5,
      square: [0, 1, 4, 9],
      item: [0, 1, 2, 3],
      list: "0,1,2,3",
      total: 14,
    });
  });

  it("fan out over nothing", async () => {
    expect(await run(squares(), ["total", "square"], { inputs: { end: 0 } })).toEqual({ total: 0, square: [] });
  });

  it("from around are computed once and shared by all items", async () => {
    const factor = vi.fn<(end: number) => number>((end) => end * 10);
    const flow = flowOf(
      define("item", ["end"], count, fansOut),
      define("factor", ["end"], factor),
      define("scaled", ["item", "factor", "rate?"], (item: number, by: number, rate = 1) => item * by * rate),
      define("all", ["scaled*"], sum),
    );
    expect(flow.executeSync(["all"] as string[], { inputs: { end: 3 } })).toEqual({ all: 90 });
    expect(factor).toHaveBeenCalledTimes(1);
    expect(flow.executeSync(["all"] as string[], { inputs: { end: 3, rate: 2 } })).toEqual({ all: 180 });
  });

  it("are computed once, however many collect them, with what they depend on in between", async () => {
    const square = vi.fn<(item: number) => number>((item) => item * item);
    const flow = flowOf(
      define("item", ["end"], count, fansOut),
      define("square", ["item"], square),
      define("total", ["square*"], sum),
      define("other", ["limit"], (limit: number) => limit + 1),
      define("capped", ["square", "other"], (value: number, limit: number) => Math.min(value, limit)),
      define("cappedTotal", ["capped*", "total"], (values: readonly number[], total: number) => [sum(values), total]),
    );
    const options = { inputs: { end: 4, limit: 2 } };
    expect(flow.executeSync(["cappedTotal"] as string[], options)).toEqual({ cappedTotal: [7, 14] });
    expect(square).toHaveBeenCalledTimes(4);
    // Nobody wants the squares themselves, and yet they are computed once an item.
    expect(flow.executeSync(["capped"] as string[], options)).toEqual({ capped: [0, 1, 3, 3] });
  });

  it("nest", async () => {
    const flow = flowOf(
      define("row", ["end"], count, fansOut),
      define("cell", ["row", "start"], (row: number, start: number) => [start, start + row], fansOut),
      define("product", ["row", "cell", "end"], (row: number, cell: number, end: number) => row * cell + end),
      define("rowTotal", ["product*", "row"], (products: readonly number[], row: number) => sum(products) + row),
      define("total", ["rowTotal*"], sum),
    );
    const options = { inputs: { end: 3, start: 5 } };
    expect(await run(flow, ["total", "cell", "product", "rowTotal", "row"], options)).toEqual({
      row: [0, 1, 2],
      cell: [[5, 5], [5, 6], [5, 7]], // prettier-ignore
      product: [[3, 3], [8, 9], [13, 17]], // prettier-ignore
      rowTotal: [6, 18, 32],
      total: 56,
    });
  });

  it("that are collected feed the next fan-out, and one that is inside another", async () => {
    const flow = squares(
      define("next", ["square*"], (values: readonly number[]) => values.filter((value) => value > 0), fansOut),
      define("pair", ["next", "total"], (next: number, total: number) => `${next}/${total}`),
      define(
        "deep",
        ["next", "square*"],
        (next: number, all: readonly number[]) => all.map((each) => each + next),
        fansOut,
      ),
      define("deepTotal", ["deep*"], sum),
    );
    expect(await run(flow, ["pair", "deepTotal"], { inputs: { end: 3 } })).toEqual({
      pair: ["1/5", "4/5"],
      deepTotal: [8, 17],
    });
  });

  it("of config and overrides take the place of a fan-out's items", async () => {
    const flow = squares();
    expect(await run(flow, ["total"], { overrides: { item: [1, 2, 3] } })).toEqual({ total: 14 });
    const module = makeModule(
      "src/features.ts",
      define("item", ["end"], count, fansOut),
      define("square", ["item"], (item: number) => item * item),
    );
    const configured = dataflow({ modules: [module as object], config: { item: new Set([2, 3]) } });
    expect(await run(configured, ["square"] as string[], {})).toEqual({ square: [4, 9] });
  });

  it("that override a node inside hold for every item", async () => {
    const flow = squares();
    const options = { inputs: { end: 3 }, overrides: { square: 7 } };
    expect(await run(flow, ["total", "square", "item"], options)).toEqual({
      total: 21,
      square: [7, 7, 7],
      item: [0, 1, 2],
    });
    expect(await run(flow, ["square"], options)).toEqual({ square: [7, 7, 7] });
    expect(await run(flow, ["total"], { overrides: { total: 1 } })).toEqual({ total: 1 });
  });

  it("may be null, undefined and lists, and inputs may be named", async () => {
    const flow = flowOf(
      define("item", [], () => [null, undefined, [1]], fansOut),
      define("same", ["item"], (item: unknown) => item),
      define("kinds", [], ({ same }: { same: readonly unknown[] }) => same.map((each) => typeof each), {
        parameters: ["named"],
        inputs: [{ name: "same", type: "unknown[]", isOptional: false, passing: "named", collects: true }],
      }),
    );
    expect(await run(flow, ["same", "kinds"], {})).toEqual({
      same: [null, undefined, [1]],
      kinds: ["object", "undefined", "object"],
    });
  });
});

describe("graphs that make no sense", () => {
  const row = define("row", [], () => [1], fansOut);
  const column = define("column", [], () => [1], fansOut);

  it("collect what is inside no fan-out", async () => {
    const error = await catchError(() =>
      flowOf(
        define("one", [], () => 1),
        define("all", ["one*", "free*"], sum),
      ),
    );
    expect(codesOf(error)).toEqual(["ICO6021", "ICO6021"]);
    expect(error.message).toContain("`all` collects `one`, which is inside no fan-out");
  });

  it("need items of two fan-outs, or an item and all items", async () => {
    const error = await catchError(() =>
      flowOf(
        row,
        column,
        define("both", ["row", "column"], () => 1),
        define("after", ["both"], () => 1),
        define("mean", ["row*"], sum),
        define("apart", ["row", "mean"], () => 1),
        define("beyond", ["apart"], () => 1),
        define("itself", ["column", "column*"], () => 1),
      ),
    );
    expect(codesOf(error)).toEqual(["ICO6022", "ICO6023", "ICO6023"]);
    expect(error.message).toContain("`both` depends on single items of `row` and `column`, and neither");
    expect(error.message).toContain("`apart` depends on single items of `row` and on `mean`, which needs all of them");
    expect(error.message).toContain("`itself` depends on single items of `column` and collects all of them");
  });

  it("but an optional collect of what is not there is absent", () => {
    const flow = flowOf(
      row,
      define("maybe", ["free*?"], (free = [5]) => sum(free)),
    );
    expect(flow.executeSync(["maybe"] as string[])).toEqual({ maybe: 5 });
  });
});
