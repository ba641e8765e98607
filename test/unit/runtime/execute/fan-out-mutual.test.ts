/** Fan-outs of which each needs lists of the other: their items are gone through in stages. */
import { describe, expect, it } from "vitest";
import type { DataflowError } from "@icosian/runtime";
import { asyncNode, count, fansOut, flowOf, run, sum } from "./fan-out-flows.ts";
import { define } from "../make-module.ts";

const rank = (value: number, all: readonly number[]): number => all.filter((each) => each < value).length;

describe("fan-outs that collect from each other", () => {
  const definitions = [
    define("one", ["end"], count, fansOut),
    define("other", [], () => [5, 1, 3], fansOut),
    define("twice", ["one"], (one: number) => 2 * one),
    define("oneRank", ["one", "twice", "other*"], (one: number, twice: number, all: readonly number[]) => [
      one,
      rank(twice, all),
    ]),
    define("otherRank", ["other", "twice*"], rank),
    define("all", ["oneRank*", "otherRank*"], (one: readonly unknown[], other: readonly unknown[]) => [
      one.length,
      other.length,
    ]),
  ];

  it("give what each of them gives by itself", async () => {
    const flow = flowOf(...definitions);
    expect(await run(flow, ["oneRank", "otherRank", "all", "one"], { inputs: { end: 4 } })).toEqual({
      oneRank: [[0, 0], [1, 1], [2, 2], [3, 3]], // prettier-ignore
      otherRank: [3, 1, 2],
      all: [4, 3],
      one: [0, 1, 2, 3],
    });
  });

  it("nest, and wait", async () => {
    const flow = flowOf(
      define("row", [], () => count(2), fansOut),
      define("cell", ["row"], (row: number) => [row, row + 1, row + 2], fansOut),
      define("other", [], () => count(2), fansOut),
      define("offset", ["row"], async (row: number) => row * 10, asyncNode),
      define("late", ["cell", "offset", "other*"], async (x: number, y: number, all: readonly number[]) => x + y + sum(all), asyncNode), // prettier-ignore
      define("rowTotal", ["late*", "offset"], (all: readonly number[], offset: number) => sum(all) + offset),
      define("shifted", ["other", "offset*"], async (x: number, all: readonly number[]) => x + sum(all), asyncNode),
    );
    for (const concurrency of [1, 2, Infinity])
      expect(await flow.execute(["rowTotal", "late", "shifted"] as string[], { concurrency })).toEqual({
        shifted: [10, 11],
        late: [[1, 2, 3], [12, 13, 14]], // prettier-ignore
        rowTotal: [6, 49],
      });
  });

  it("call each function once an item, in a ring of a hundred", async () => {
    const calls = new Map<string, number>();
    const size = 100;
    const ring = Array.from({ length: size }, (_, index) => [
      define(`item${index}`, [], () => [index, index + 1], fansOut),
      define(`step${index}`, [`item${index}`, `item${(index + 1) % size}*`], (x: number, all: readonly number[]) => {
        calls.set(`step${index}`, (calls.get(`step${index}`) ?? 0) + 1);
        return x + sum(all);
      }),
    ]).flat();
    const names = Array.from({ length: size }, (_, index) => `step${index}`);
    const expected = names.map((name, index) => {
      const next = 2 * ((index + 1) % size) + 1;
      return [name, [index + next, index + 1 + next]];
    });
    expect(flowOf(...ring).executeSync(names)).toEqual(Object.fromEntries(expected));
    expect([...calls.values()]).toEqual(names.map(() => 2));
  });

  it("leave out an item that fails from then on", async () => {
    const told: DataflowError[] = [];
    const failing = define("twice", ["one"], (one: number) => {
      if (one === 1) throw new Error("one");
      return 2 * one;
    });
    const flow = flowOf(...definitions.map((each) => (each.name === "twice" ? failing : each)));
    const options = { inputs: { end: 4 }, onItemError: (error: DataflowError) => void told.push(error) };
    expect(flow.executeSync(["oneRank", "otherRank"] as string[], options)).toEqual({
      oneRank: [[0, 0], [2, 2], [3, 3]], // prettier-ignore
      otherRank: [2, 1, 1],
    });
    expect(told.map(({ message }) => message.match(/item \d of `one`/)?.[0])).toEqual(["item 1 of `one`"]);
  });

  it("leave the items of other fan-outs where they are", () => {
    let held = 0;
    let most = 0;
    const flow = flowOf(
      ...definitions,
      define(
        "free",
        ["otherRank*"],
        function* () {
          for (const item of count(1000)) {
            most = Math.max(most, ++held);
            yield item;
          }
        },
        fansOut,
      ),
      define("passed", ["free", "oneRank*"], (x: number, all: readonly unknown[]) => (held--, x + all.length)),
      define("passedTotal", ["passed*"], sum),
    );
    expect(flow.executeSync(["passedTotal", "all"] as string[], { inputs: { end: 4 } })).toEqual({
      passedTotal: 503_500,
      all: [4, 3],
    });
    expect(most).toBe(1);
  });
});
