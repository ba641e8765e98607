/** What `executeColumns` refuses before any row is computed, and how it says so. */
import { dataflow, type DataflowError, type Definition } from "@icosian/runtime";
import { expect, it } from "vitest";
import { catchError, codesOf } from "../catch-error.ts";
import { define, makeModule } from "../make-module.ts";
import type { UntypedDataflow } from "../untyped.ts";

function flowOf(definitions: readonly Definition[], options: object = {}): UntypedDataflow {
  // A cast because modules in tests have no types.
  return dataflow({
    modules: [makeModule("src/scores.ts", ...definitions)],
    ...options,
  }) as unknown as UntypedDataflow;
}

const taxed = define("taxed", ["price", "rate"], (price: number, rate: number) => price * rate);

function refuse(outputs: unknown, options: unknown, definitions = [taxed], more: object = {}): Promise<DataflowError> {
  return catchError(() => flowOf(definitions, more).executeColumns(outputs, options));
}

it("names columns of unequal length, in groups", async () => {
  const sum = define("sum", ["a", "b", "c", "d"], (a: number, b: number, c: number, d: number) => a + b + c + d);
  const error = await refuse(["sum"], { columns: { a: [1], b: [1, 2], c: new Float32Array(2), d: [] } }, [sum]);
  expect(error.message).toBe(
    "ICO7021 unequal-columns: All columns need the same number of rows, but `b` and `c` have 2 rows, `a` has 1 row, `d` " +
      "has 0 rows. Give values that all rows share in `inputs`.",
  );
  expect(error.problems[0]?.values["groups"]).toEqual([
    { rows: 2, columns: ["b", "c"] },
    { rows: 1, columns: ["a"] },
    { rows: 0, columns: ["d"] },
  ]);
});

it.each([
  ["a number", 20, "is 20; give a typed array or a list with one value per row"],
  ["a string", "abc", 'is "abc"; give'],
  ["a Set", new Set([1]), "is a Set; give"],
  ["a DataView", new DataView(new ArrayBuffer(8)), "is a DataView; give"],
  ["nothing", undefined, "is undefined; give"],
  ["an object with a length", { length: 2 }, "is an object; give"],
])("refuses %s as a column", async (_, price, text) => {
  const error = await refuse(["taxed"], { columns: { price }, inputs: { rate: 2 } });
  expect(codesOf(error)).toEqual(["ICO7022"]);
  expect(error.message).toContain(`\`price\` in \`columns\` ${text}`);
});

it("refuses a name that is given twice, an unknown column and a missing input, all at once", async () => {
  const error = await refuse(["taxed"], { columns: { price: [1], prise: [2] }, inputs: { price: 1 } });
  expect(codesOf(error)).toEqual(["ICO7023", "ICO7003", "ICO7002"]);
  expect(error.message).toContain("`price` is given both in `columns` and in `inputs`");
  expect(error.message).toContain("Did you mean `price`?");
  expect(error.message).toContain("`rate` (number) is missing; `taxed` needs it.");
});

it.each([
  ["no options", undefined, "The options are undefined; give an object: `{ columns: { … } }`."],
  ["no columns", { inputs: { price: 1, rate: 2 } }, "`columns` is missing; give an object"],
  ["an empty record", { columns: {} }, "`columns` has no columns, so there are no rows."],
  ["rows as objects", { columns: [{ price: 1 }] }, "`columns` is an array; give an object"],
  ["a Map", { columns: new Map([["price", [1]]]) }, "`columns` is a Map; give an object"],
  ["null", { columns: null }, "`columns` is null; give an object"],
  ["a signal", { columns: { price: [1] }, inputs: { rate: 1 }, signal: AbortSignal.abort() }, "no option `signal`"],
  ["a misspelled option", { colums: { price: [1] }, columns: { price: [1] } }, "Did you mean `columns`?"],
])("refuses %s", async (_, options, text) => {
  const error = await refuse(["taxed"], options);
  expect(error.code).toBe("ICO7008");
  expect(error.message).toContain(text);
});

it("refuses columns that cannot be read", async () => {
  const columns = {
    get price(): never {
      throw new Error("locked");
    },
  };
  const error = await refuse(["taxed"], { columns, inputs: { rate: 2 } });
  expect(error.message).toContain("cannot be read: locked");
});

it("refuses outputs that are unknown or no list", async () => {
  const options = { columns: { price: [1] }, inputs: { rate: 1 } };
  expect((await refuse(["taxd"], options)).message).toContain("Did you mean `taxed`?");
  expect((await refuse("taxed", options)).code).toBe("ICO7008");
});

it("refuses a column with the name of a node or of a config key", async () => {
  const options = { columns: { price: [1], rate: [2], taxed: [3] } };
  const error = await refuse(["taxed"], options, [taxed], { config: { rate: 1 } });
  expect(codesOf(error)).toEqual(["ICO7006", "ICO7005"]);
});

it("names async nodes on the path, and what to do instead", async () => {
  const slow = define("rate", [], async () => 2, { isAsync: true });
  const error = await refuse(["taxed"], { columns: { price: [1] } }, [taxed, slow]);
  expect(codesOf(error)).toEqual(["ICO7007"]);
  expect(error.message).toContain("`executeColumns` cannot wait: compute it with `await execute(…)` first");
});

it("refuses fan-outs and what collects them, but not beside the path", async () => {
  const items = define("item", [], () => [1], { type: "Parallelizable<number>", fansOut: true });
  const each = define("each", ["item", "price"], (item: number, price: number) => item * price);
  const all = define("all", ["each*"], (values: readonly number[]) => values.length);
  const definitions = [taxed, items, each, all];
  const error = await refuse(["all", "taxed"], { columns: { price: [1] }, inputs: { rate: 1 } }, definitions);
  expect(new Set(codesOf(error))).toEqual(new Set(["ICO7024"]));
  expect(error.problems.map(({ subject }) => subject).sort()).toEqual(["all", "each", "item"]);
  const found = flowOf(definitions).executeColumns(["taxed"], { columns: { price: [3] }, inputs: { rate: 2 } });
  expect(found["taxed"]).toEqual(Float64Array.of(6));
});

it.each(["Float64Array", "readonly number[]", "ReadonlyArray<number>"])(
  "refuses a column of numbers for a node that takes a %s",
  async (type) => {
    const inputs = [{ name: "price", type, isOptional: false, passing: "positional" as const }];
    const mean = define("mean", [], (price: readonly number[]) => price[0], { parameters: ["positional"], inputs });
    const error = await refuse(["mean"], { columns: { price: Float64Array.of(1, 2) } }, [mean]);
    expect(error.message).toContain(`\`mean\` takes the whole column \`price\` (${type})`);
    const lists = flowOf([mean]).executeColumns(["mean"], { columns: { price: [[5], [6]] } });
    expect(lists["mean"]).toEqual(Float64Array.of(5, 6));
  },
);

it("does not remember a request that was refused", async () => {
  const flow = flowOf([taxed]);
  const request = { columns: { price: [1, 2] }, inputs: { rate: 2 } };
  flow.executeColumns(["taxed"], request);
  const error = await catchError(() => flow.executeColumns(["taxed"], { ...request, columns: { price: 1 } }));
  expect(error.code).toBe("ICO7022");
  expect(flow.executeColumns(["taxed"], request)["taxed"]).toEqual(Float64Array.of(2, 4));
});
