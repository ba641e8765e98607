/** A generated file whose requests are there as code gives what the naive evaluator gives, by the code where it can. */
import { writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import ts from "typescript";
import { afterAll, expect, it } from "vitest";
import { sampledRuns } from "../sampled.ts";
import { generate } from "../../transformer/src/compile-program.ts";
import { ModuleCache } from "../../transformer/src/project/generate/module-cache.ts";
import type { JoinedPlan } from "../../transformer/src/ir/joined-dataflow.ts";
import { CompileFolder } from "./compile-modules.ts";
import { evaluate } from "./evaluate.ts";
import { randomCase } from "./random-dataflow.ts";
import { writeModules } from "./write-source.ts";

const folder = new CompileFolder();
afterAll(() => folder.remove());

/** What the test needs of a generated dataflow. */
interface Flow {
  execute(outputs: readonly string[], options: object): Promise<object>;
  prepare(outputs: readonly string[]): { execute(options: object): Promise<object> };
}

/** How many chunks have run. */
const counter = globalThis as { icosianGeneratedChunks?: number };

const cases = fc
  .tuple(randomCase, fc.boolean())
  .map(([each, isSync]) =>
    isSync ? { ...each, nodes: each.nodes.map((node) => ({ ...node, isAsync: false })) } : each,
  );

it("executes to the same values, by the code where nothing has to be waited for", { timeout: 240_000 }, async () => {
  let written = 0;
  const runs = sampledRuns("random-cases", 150);
  await fc.assert(
    fc.asyncProperty(cases, async (each) => {
      const { outputs, inputs, overrides } = each;
      const { files } = folder.compile(writeModules(each));
      const { flow, plan, chunks } = await load(files, outputs);

      const required = Object.fromEntries(plan.inputs.map((name) => [name, inputs[name] ?? 0]));
      const expected = evaluate({ ...each, inputs: required, overrides: {} });
      counter.icosianGeneratedChunks = 0;
      expect(await flow.execute(outputs, { inputs: required })).toEqual(expected);
      expect(counter.icosianGeneratedChunks).toBe(chunks);
      expect(chunks > 0).toBe(typeof plan.plan !== "string");
      expect(await flow.prepare([...outputs]).execute({ inputs: required })).toEqual(expected);
      // Other requests for the same outputs are interpreted.
      expect(await flow.execute([...outputs], { inputs, overrides })).toEqual(evaluate(each));
      if (typeof plan.plan !== "string") written++;
    }),
    { numRuns: runs },
  );
  expect(written).toBeGreaterThan(runs / 5);
});

async function load(
  files: readonly string[],
  outputs: readonly string[],
): Promise<{ readonly flow: Flow; readonly plan: JoinedPlan; readonly chunks: number }> {
  const reader = new ModuleCache();
  const out = `${dirname(files[0]!)}/flow.gen.js`;
  const generated = generate({
    out,
    command: "",
    modules: files.map((file) => reader.read(file, false)!),
    allowsOverrides: false,
    plans: [outputs],
    specifierOf: (file) => file.replace(/ts$/, "js"),
    resolve: () => null,
  });
  const { outputText } = ts.transpileModule(generated.text ?? "", {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  const parts = outputText.split("tools) => {");
  writeFileSync(out, parts.join("tools) => { globalThis.icosianGeneratedChunks++;"));
  const { manifest } = (await import(pathToFileURL(out).href)) as { readonly manifest: Flow };
  return { flow: manifest, plan: generated.plans[0]!, chunks: parts.length - 1 };
}
