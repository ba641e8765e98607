/** Rows that fail: which node, which row, and what helps. */
import { dataflow, type DataflowError, type Definition } from "@icosian/runtime";
import { expect, it } from "vitest";
import { catchError } from "../catch-error.ts";
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

const options = { columns: { price: [1, 2, 3] }, inputs: { rate: 2 } };

it("says for which row a node failed, with what it threw as the cause", async () => {
  const cause = new RangeError("too much");
  const strict = define("strict", ["taxed"], (value: number) => {
    if (value > 4) throw cause;
    return value;
  });
  const error = await refuse(["strict"], options, [taxed, strict]);
  expect(error.message).toContain(
    "ICO8001 node-failed: The node `strict`, computed from `taxed`, failed for row 2: too much",
  );
  expect(error.cause).toBe(cause);
  expect(error.problems[0]).toMatchObject({ subject: "strict", values: { items: [{ fanOut: "", index: 2 }] } });
});

it("reports the first row that fails, not the first node", async () => {
  const failAt = (name: string, from: string, row: number): Definition =>
    define(name, [from], (value: number) => {
      if (value === row) throw new Error(name);
      return value;
    });
  const definitions = [failAt("early", "price", 3), failAt("late", "early", 2)];
  const error = await refuse(["late"], { columns: { price: [1, 2, 3] } }, definitions);
  expect(error.message).toContain("`late`, computed from `early`, failed for row 1");
});

it("names a value that all rows share without a row", async () => {
  const rate = define("rate", [], () => {
    throw new Error("no rate");
  });
  const error = await refuse(["taxed"], { columns: options.columns }, [taxed, rate]);
  expect(error.message).toContain("The node `rate`, computed from no inputs, failed: no rate");
});

it("refuses an output that is declared as a number and is none, instead of storing NaN", async () => {
  const rare = define("rare", ["price"], (price: number) => (price === 2 ? null : price));
  const error = await refuse(["rare"], { columns: options.columns }, [rare]);
  expect(error.code).toBe("ICO8031");
  expect(error.message).toContain(
    "`rare` is declared as `number` and gave null, so its column cannot be a `Float64Array`. Return NaN for a missing " +
      "number, or declare what it returns: `number | null` gives a list. It was computed for row 1.",
  );
  const reader = define("reader", ["rare"], (value: number | null) => value ?? -1);
  const found = flowOf([rare, reader]).executeColumns(["reader"], { columns: options.columns });
  expect(found["reader"]).toEqual(Float64Array.of(1, -1, 3));
  const shared = define("shared", [], () => "text");
  expect((await refuse(["shared", "rare"], { columns: options.columns }, [rare, shared])).code).toBe("ICO8031");
});

it("refuses a promise that no type announces, and leaves no rejection unhandled", async () => {
  const liar = define("liar", ["price"], (price: number) => (price === 2 ? Promise.reject(new Error("late")) : price));
  const text = define("text", ["price"], () => Promise.reject(new Error("late")), { type: "string" });
  for (const definition of [liar, text]) {
    const error = await refuse([definition.name], { columns: options.columns }, [definition]);
    expect(error.code).toBe("ICO8003");
    expect(error.message).toContain("returned a promise, and `executeColumns` cannot wait");
    expect(error.message).toMatch(/for row \d/);
  }
});

it("tells adapters that the run failed", async () => {
  const outcomes: unknown[] = [];
  const adapter = {
    postGraphExecute: ({ success, error }: { success: boolean; error: unknown }) => void outcomes.push(success, error),
  };
  const strict = define("strict", ["price"], () => {
    throw new Error("no");
  });
  const error = await refuse(["strict"], { columns: options.columns }, [strict], { adapters: [adapter] });
  expect(outcomes).toEqual([false, error]);
});
