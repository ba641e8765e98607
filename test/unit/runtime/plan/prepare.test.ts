/** Outputs that are asked for again and again: prepared once, executed with any values. */
import { dataflow } from "@icosian/runtime";
import { describe, expect, it } from "vitest";
import { catchError, codesOf } from "../catch-error.ts";
import { define, makeModule } from "../make-module.ts";

const spendMean = (spend: number): number => spend / 2;

const flow = dataflow({
  modules: [
    {
      spendMean,
      ...makeModule(
        "src/features.ts",
        define("spendMean", ["spend"], spendMean),
        define("shifted", ["spendMean", "week?"], async (mean: number, week = 3) => mean + week, { isAsync: true }),
        define("scaled", ["spendMean", "rate"], (mean: number, rate: number) => mean * rate),
      ),
    },
  ],
  config: { rate: 10 },
});
const names = (...all: readonly string[]): string[] => [...all];

describe("prepared outputs", () => {
  it("are computed from whatever is given, and from the config", async () => {
    const prepared = flow.prepare(names("scaled", "spendMean", "scaled"));
    expect(Object.entries(prepared.executeSync({ inputs: { spend: 4 } }))).toEqual([
      ["scaled", 20],
      ["spendMean", 2],
    ]);
    expect(prepared.executeSync({ inputs: { spend: 6 } })).toEqual({ scaled: 30, spendMean: 3 });
    expect(prepared.executeSync({ overrides: { spendMean: 7 } })).toEqual({ scaled: 70, spendMean: 7 });
    expect(await prepared.execute({ inputs: { spend: 8 } })).toEqual({ scaled: 40, spendMean: 4 });
  });

  it("are computed at the same time for different values", async () => {
    const prepared = flow.prepare(names("shifted"));
    const all = [{ spend: 2 }, { spend: 4, week: 1 }, { spend: 6 }].map((inputs) => prepared.execute({ inputs }));
    expect(await Promise.all(all)).toEqual([{ shifted: 4 }, { shifted: 3 }, { shifted: 6 }]);
  });

  it("may be a node's function", () => {
    expect(flow.prepare([spendMean] as never).executeSync({ inputs: { spend: 4 } })).toEqual({ spendMean: 2 });
  });

  it("are refused when they are not there, all at once and before anything is executed", async () => {
    const error = await catchError(() => flow.prepare(names("spendMaen", "shifted", "nothing")));
    expect(codesOf(error)).toEqual(["ICO7010", "ICO7010"]);
    expect(error.message).toContain("Did you mean `spendMean`?");
    expect(codesOf(await catchError(() => flow.prepare("spendMean" as never)))).toEqual(["ICO7008"]);
  });

  it("have every problem of the request checked at every execution", async () => {
    const prepared = flow.prepare(names("spendMean", "shifted"));
    await prepared.execute({ inputs: { spend: 4 } });
    expect(codesOf(await catchError(() => prepared.execute({ inputs: {} })))).toEqual(["ICO7002"]);
    expect(codesOf(await catchError(() => prepared.execute({ inputs: { spned: 4 } })))).toEqual(["ICO7003", "ICO7002"]);
    expect(codesOf(await catchError(() => prepared.execute({ inputs: 3 as never })))).toEqual(["ICO7008"]);
    expect(codesOf(await catchError(() => prepared.executeSync({ inputs: { spend: 4 } })))).toEqual(["ICO7007"]);
    expect(await prepared.execute({ inputs: { spend: 4 } })).toEqual({ spendMean: 2, shifted: 5 });
  });

  it("keep nothing of the values that were given", async () => {
    const prepared = flow.prepare(names("shifted"));
    expect(await prepared.execute({ inputs: { spend: 4, week: 9 } })).toEqual({ shifted: 11 });
    expect(await prepared.execute({ inputs: { spend: 4 } })).toEqual({ shifted: 5 });
  });
});
