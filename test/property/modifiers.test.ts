/** Modules with random chains of modifiers become the nodes, edges and values of the naive model. */
import { dataflow } from "@icosian/runtime";
import fc from "fast-check";
import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { sampledRuns } from "../sampled.ts";
import { namesOf, run } from "../unit/runtime/modifiers/build.ts";
import { evaluate, inputsOf, upstreamOf } from "../unit/runtime/modifiers/model/model.ts";
import { CompileFolder } from "./compile-modules.ts";
import { INNER_SOURCE, interpret, valueOfInput } from "./interpret-modifiers.ts";
import { randomModule } from "./random-modifiers.ts";

const folder = new CompileFolder();
afterAll(() => folder.remove());

// Checks that fail warn.
beforeEach(() => void vi.spyOn(console, "warn").mockReturnValue());
afterEach(() => void vi.restoreAllMocks());

it("makes the nodes, edges and values that the model makes", async () => {
  await fc.assert(
    fc.asyncProperty(randomModule, async (each) => {
      const { source, nodes } = interpret(each);
      const isGated = each.definitions.some(({ mode }) => mode !== null);
      const config = isGated ? { mode: each.mode } : {};
      const modules = await folder.load([INNER_SOURCE, source]);
      const flow = dataflow({ modules: modules.slice(1), config });
      const names = nodes.map(({ name }) => name);
      const inputs = inputsOf(nodes);
      expect([...namesOf(flow)].sort()).toEqual([...names, ...inputs, ...Object.keys(config)].sort());
      for (const name of names)
        expect(
          flow
            .whatIsUpstreamOf(name)
            .map((variable) => variable.name)
            .sort(),
        ).toEqual(upstreamOf(name, nodes));
      const given = Object.fromEntries(inputs.map((name) => [name, valueOfInput(name)]));
      const values = Object.entries(await run(flow, names, given));
      expect(Object.fromEntries(values.map(([name, value]) => [name, toVerdict(value)]))).toEqual(
        evaluate(nodes, given),
      );
    }),
    { numRuns: sampledRuns("random-cases", 150) },
  );
});

/** Of a check whether it passes. */
function toVerdict(value: unknown): unknown {
  return typeof value === "object" && value !== null && "passes" in value ? value.passes : value;
}
