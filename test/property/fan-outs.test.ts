/** Fan-outs compute what the naive evaluator computes, whatever waits for what. */
import { dataflow, type Definition } from "@icosian/runtime";
import fc from "fast-check";
import { expect, it } from "vitest";
import { define, makeModule } from "../unit/runtime/make-module.ts";
import { evaluateFanOuts, toItems, toNumber } from "./evaluate-fan-outs.ts";
import { PRIME } from "./random-dataflow.ts";
import { fanOutCase, type FanOutNode } from "./random-fan-outs.ts";

/** Some turns of the event loop's queue of promises, not always the same. */
async function wait(turns: number): Promise<void> {
  for (let turn = 0; turn < turns % 7; turn++) await null;
}

function toDefinition({ name, items, source, isAsync, seed, inputs }: FanOutNode): Definition {
  const total = (...values: readonly (number | readonly number[])[]): number =>
    values.reduce<number>(
      (sum, value, index) =>
        (sum + inputs[index]!.weight * (typeof value === "number" ? value : toNumber(value))) % PRIME,
      seed,
    );
  const names = inputs.map((input) => `${input.name}${input.collects ? "*" : ""}`);
  if (items === null) {
    const late = async (...values: readonly number[]): Promise<number> => {
      await wait(total(...values));
      return total(...values);
    };
    return define(name, names, isAsync ? late : total, { isAsync });
  }
  const list = (...values: readonly number[]): readonly number[] => toItems(total(...values), items);
  const sources = {
    list,
    generator: function* (...values: readonly number[]) {
      yield* list(...values);
    },
    "async generator": async function* (...values: readonly number[]) {
      for (const item of list(...values)) {
        await wait(item);
        yield item;
      }
    },
    "promised list": async (...values: readonly number[]) => list(...values),
  };
  const isLate = source === "async generator" || source === "promised list";
  return define(name, names, sources[source], { fansOut: true, isAsync: isLate });
}

it("computes the values of the naive evaluator, async and sync", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fanOutCase, async (each) => {
      const flow = dataflow(makeModule("src/features.ts", each.nodes.map(toDefinition)) as object);
      const expected = evaluateFanOuts(each);
      const names: string[] = [...each.outputs];
      const used = each.nodes.some(({ inputs }) => inputs.some(({ name }) => name === "start"));
      const { concurrency, overrides } = each;
      const options = { inputs: used ? { start: 1 } : {}, overrides, concurrency };
      expect(await flow.execute(names, options)).toEqual(expected);
      const isSync = each.nodes.every(({ items, isAsync, source }) =>
        items === null ? !isAsync : source === "list" || source === "generator",
      );
      if (isSync) expect(flow.executeSync(names, options)).toEqual(expected);
    }),
    { numRuns: 3000 },
  );
});
