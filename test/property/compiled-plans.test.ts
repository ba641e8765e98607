/** A request whose plan was written as code gives what the interpreter and the naive evaluator give. */
import { readFileSync, writeFileSync } from "node:fs";
import { dataflow } from "@icosian/runtime";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { sampledRuns } from "../sampled.ts";
import { CompileFolder } from "./compile-modules.ts";
import { evaluate } from "./evaluate.ts";
import { randomCase, type RandomCase } from "./random-dataflow.ts";
import { writeModules } from "./write-source.ts";

const folder = new CompileFolder();
afterAll(() => folder.remove());

/** What the test's `main.ts` exports. */
interface Main {
  readonly execute: () => Promise<object>;
  readonly executePrepared: () => Promise<object>;
}

/** How many chunks have run. */
const counter = globalThis as { icosianChunks?: number };

/** Of the async nodes of a case all stay so, some, or none. */
const withSync = fc.tuple(randomCase, fc.constantFrom(1, 4, Infinity)).map(([each, rate]) => ({
  ...each,
  nodes: each.nodes.map((node) => ({ ...node, isAsync: node.isAsync && node.seed % rate === 0 })),
}));

it("executes to the same values, by the code where nothing has to be waited for", { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(withSync, async (each) => {
      const compiled = folder.compile(writeModules(each).map(hideTypes), writeMain(each));
      const main = compiled.files.at(-1)!.replace(/ts$/, "js");
      const text = readFileSync(main, "utf8");
      writeFileSync(main, text.replaceAll("tools) => {", "tools) => { globalThis.icosianChunks++;"));
      const loaded = await compiled.load();
      const modules = loaded.slice(0, -1);
      const { execute, executePrepared } = loaded.at(-1) as Main;
      const { inputs, overrides, outputs, nodes } = each;
      const expected = evaluate(each);
      const flow = dataflow({ modules });
      expect(await flow.execute([...outputs], { inputs, overrides })).toEqual(expected);

      counter.icosianChunks = 0;
      expect(await execute()).toEqual(expected);
      const path = flow.exportExecution([...outputs], { inputs, overrides }).nodes;
      const computed = nodes.filter(({ name }) => path.some((node) => node.name === name && node.codeVersion !== null));
      // Each piece of the code has run once.
      const name = /execute\((\$icosianPlan\d+)\(/.exec(text)?.[1];
      expect(counter.icosianChunks).toBe(text.split(`function ${name}_`).length - (name === undefined ? 1 : 3));
      if (computed.every(({ isAsync }) => !isAsync)) expect(counter.icosianChunks).toBe(computed.length > 0 ? 1 : 0);
      expect(await executePrepared()).toEqual(expected);
    }),
    { numRuns: sampledRuns("random-cases", 100) },
  );
});

/** Half of the types are none that anybody knows without a checker. */
function hideTypes(source: string): string {
  let count = 0;
  const hidden = source.replaceAll("): number ", (type) => (count++ % 2 === 0 ? "): Amount " : type));
  return `${hidden}\ntype Amount = number;`;
}

function writeMain({ moduleCount, outputs, inputs, overrides, concurrency }: RandomCase): string {
  const modules = Array.from({ length: moduleCount }, (_, index) => `module${index}`);
  const options = `{ inputs: ${JSON.stringify(inputs)}, overrides: ${JSON.stringify(overrides)}, concurrency: ${concurrency} }`;
  return [
    `import { dataflow } from "@icosian/runtime";`,
    ...modules.map((module) => `import * as ${module} from "./${module}.js";`),
    `const flow = dataflow(${modules.join(", ")});`,
    `export const execute = (): Promise<object> => flow.execute(${JSON.stringify(outputs)}, ${options});`,
    `const prepared = flow.prepare(${JSON.stringify(outputs)});`,
    `export const executePrepared = (): Promise<object> => prepared.execute(${options});`,
  ].join("\n");
}
