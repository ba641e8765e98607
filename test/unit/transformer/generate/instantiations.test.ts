/** What a generated file of thousands of nodes costs TypeScript: counted, not timed. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, expect, it } from "vitest";
import { layered } from "../../../bench/graphs.mjs";
import { writeProgram } from "../../../bench/write-program.mjs";
import { OPTIONS } from "./compile.ts";
import { EXPECTED, generateFixture, makePackage } from "./generate-fixtures.ts";

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

interface Cost {
  readonly errors: readonly string[];
  readonly instantiations: number;
  readonly bytes: number;
}

/** Generates a dataflow of layers, asks it for its last layer, and counts. */
function measure(nodes: number): Cost {
  const folder = makePackage();
  folders.push(folder);
  writeProgram(folder, { nodes, modules: nodes / 100 });
  const modules = Array.from({ length: nodes / 100 }, (_, index) => `module${index}.ts`);
  generateFixture(folder, { modules, allowModuleOverrides: false, plans: [] });
  const { inputs, outputs } = layered(nodes, 50);
  const main = join(folder, "main.ts");
  writeFileSync(
    main,
    `import { manifest, type Inputs } from "./${EXPECTED.replace(/ts$/, "js")}";
export function run({ ${inputs.join(", ")} }: Inputs): unknown {
  return manifest.executeSync(${JSON.stringify(outputs)}, { inputs: { ${inputs.join(", ")} } });
}
`,
  );
  const program = ts.createProgram([main], { ...OPTIONS, noEmit: true, verbatimModuleSyntax: false });
  const errors = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  const bytes = readFileSync(join(folder, EXPECTED)).length;
  return { errors, instantiations: program.getInstantiationCount(), bytes };
}

/** Twice the nodes may cost little more than twice as much. */
const GROWTH = 2.3;

/** For 4,000 nodes; there were 56,000 when this was written, 14 for each. */
const BUDGET = 65_000;

it("is within a budget for 4,000 nodes, and grows with the nodes and not with their square", () => {
  const half = measure(2000);
  const whole = measure(4000);
  expect([...half.errors, ...whole.errors]).toEqual([]);
  expect(whole.instantiations).toBeLessThan(BUDGET);
  expect(whole.instantiations / half.instantiations).toBeLessThan(GROWTH);
  expect(whole.bytes / half.bytes).toBeLessThan(GROWTH);
});
