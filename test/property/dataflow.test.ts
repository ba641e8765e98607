/** A dataflow that is written as TypeScript, compiled and executed computes what the naive evaluator computes. */
import { dataflow } from "@icosian/runtime";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { sampledRuns } from "../sampled.ts";
import { CompileFolder } from "./compile-modules.ts";
import { evaluate } from "./evaluate.ts";
import { randomCase } from "./random-dataflow.ts";
import { writeModules } from "./write-source.ts";

const folder = new CompileFolder();
afterAll(() => folder.remove());

it("executes to the values of the naive evaluator, async and sync", async () => {
  await fc.assert(
    fc.asyncProperty(randomCase, async (each) => {
      const flow = dataflow({ modules: await folder.load(writeModules(each)) });
      const { inputs, overrides, concurrency, outputs } = each;
      const expected = evaluate(each);
      const options = { inputs, overrides, concurrency };
      expect(await flow.execute([...outputs], options)).toEqual(expected);
      const path = flow
        .exportExecution([...outputs], { inputs, overrides })
        .nodes.filter(({ codeVersion }) => codeVersion !== null);
      const isSync = path.every(({ name }) => !each.nodes.find((node) => node.name === name)?.isAsync);
      if (isSync) expect(flow.executeSync([...outputs], options)).toEqual(expected);
      else expect(() => flow.executeSync([...outputs], options)).toThrow("ICO7007");
    }),
    { numRuns: sampledRuns("random-cases", 150) },
  );
});

it("links to an equal graph in whatever order modules come", async () => {
  await fc.assert(
    fc.asyncProperty(
      randomCase.chain((each) => fc.tuple(fc.constant(each), fc.shuffledSubarray([0, 1, 2], { minLength: 3 }))),
      async ([each, order]) => {
        const modules = await folder.load(writeModules(each));
        const flow = dataflow({ modules });
        const shuffled = dataflow({ modules: order.map((index) => modules[index]!) });
        expect(shuffled.listAvailableVariables()).toEqual(flow.listAvailableVariables());
        const names = flow.listAvailableVariables().map(({ name }) => name);
        expect(shuffled.exportExecution(names)).toEqual(flow.exportExecution(names));
        for (const name of names) expect(shuffled.whatIsDownstreamOf(name)).toEqual(flow.whatIsDownstreamOf(name));
      },
    ),
    { numRuns: sampledRuns("random-cases", 60) },
  );
});
