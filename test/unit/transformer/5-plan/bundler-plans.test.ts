/** Requests as code where no compiler's program is at hand: what is followed by syntax, and what is left alone. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PluginModules } from "../../../../transformer/src/hosts/bundlers/modules/plugin-modules.ts";
import type { TransformedModule } from "../../../../transformer/src/hosts/bundlers/modules/transform-module.ts";

const FEATURES = `"use dataflow";
export const total = (price: number, count: number): number => price * count;
export const label = (total: number): string => \`\${total}\`;
export const late = async (total: number): Promise<number> => total;
`;
const HEAD = `import { dataflow } from "@icosian/runtime";\nimport * as features from "./features.js";\n`;
const GIVEN = `{ inputs: { price: 2, count: 3 } }`;

let folder: string;
let modules: PluginModules;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bundler-plans-"));
  mkdirSync(join(folder, "node_modules/@icosian"), { recursive: true });
  symlinkSync(join(import.meta.dirname, "../../../../runtime"), join(folder, "node_modules/@icosian/runtime"), "dir");
  write("package.json", `{ "type": "module" }`);
  write("features.ts", FEATURES);
  modules = new PluginModules({});
  modules.setRoot(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  writeFileSync(join(folder, file), text);
}

function transform(file: string, text: string): TransformedModule | null {
  write(file, text);
  return modules.transform(text, join(folder, file));
}

/** How many requests of a file are code. */
function countPlans(text: string): number {
  const code = transform("main.ts", text)?.output?.code ?? "";
  return code.match(/^function \$icosianPlan\d+\(outputs\)/gm)?.length ?? 0;
}

/** Runs `main.ts` and counts the chunks that ran. */
async function run(text: string): Promise<{ readonly result: unknown; readonly chunks: number }> {
  for (const [file, source] of [["features.ts", FEATURES] as const, ["main.ts", text] as const]) {
    const code = transform(file, source)?.output?.code ?? source;
    const { outputText } = ts.transpileModule(code, {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    write(file.replace(/ts$/, "js"), outputText.replaceAll("tools) => {", "tools) => { globalThis.chunksOfBundler++;"));
  }
  const counter = globalThis as { chunksOfBundler?: number };
  counter.chunksOfBundler = 0;
  const { result } = (await import(pathToFileURL(join(folder, "main.js")).href)) as { readonly result: unknown };
  return { result, chunks: counter.chunksOfBundler };
}

describe("is code", () => {
  it.each([
    ["of a call", `export const result = dataflow(features).executeSync(["label"], ${GIVEN});`],
    ["of a name", `const flow = dataflow(features);\nexport const result = flow.executeSync(["label"], ${GIVEN});`],
    [
      "in a function",
      `const flow = dataflow(features);\nfunction ask() { return flow.executeSync(["label"], ${GIVEN}); }\nexport const result = ask();`,
    ],
    ["prepared", `export const result = dataflow(features).prepare(["label"] as const).executeSync(${GIVEN});`],
    ["awaited", `export const result = await dataflow({ modules: [features] }).execute(["label"], ${GIVEN});`],
    [
      "with a config",
      `export const result = dataflow({ modules: [features], config: { price: 2 } }).executeSync(["label"], { inputs: { count: 3 } });`,
    ],
  ])("%s", async (_name, text) => {
    expect(await run(`${HEAD}${text}\n`)).toEqual({ result: { label: "6" }, chunks: 1 });
  });

  it("of the runtime's namespace", () => {
    const head = HEAD.replace("{ dataflow }", "* as icosian");
    expect(countPlans(`${head}icosian.dataflow(features).executeSync(["label"], ${GIVEN});\n`)).toBe(1);
  });

  it("of a dataflow that another file exports", () => {
    write("flow.ts", `${HEAD}const own = dataflow(features);\nexport { own as flow };\n`);
    expect(countPlans(`import { flow as mine } from "./flow.js";\nmine.executeSync(["label"], ${GIVEN});\n`)).toBe(1);
  });

  it("of several requests, in a file that is a dataflow module too", () => {
    const text = `"use dataflow";\n${HEAD}export const twice = (label: string): string => label + label;\nconst flow = dataflow(features);\nflow.executeSync(["label"], ${GIVEN});\nflow.executeSync(["total", "label"], ${GIVEN});\n`;
    const { output } = transform("main.ts", text)!;
    expect(output!.code).toContain("\nconst $manifest =");
    expect(countPlans(text)).toBe(2);
    expect(output!.files).toEqual([join(folder, "features.ts")]);
    // Whoever transforms it again leaves it alone.
    expect(transform("main.ts", output!.code)).toBeNull();
  });
});

describe("is left to the runtime", () => {
  it.each([
    ["something that waits", `dataflow(features).execute(["late"], ${GIVEN});`],
    ["outputs that are computed", `const outputs = ["label"];\ndataflow(features).executeSync(outputs, ${GIVEN});`],
    [
      "a config that is computed",
      `dataflow({ modules: [features], config: JSON.parse("{}") }).executeSync(["label"]);`,
    ],
    [
      "a name that is hidden",
      `const flow = dataflow(features);\nexport const ask = (flow: any) => flow.executeSync(["label"]);`,
    ],
    [
      "a name that is assigned again",
      `let flow = dataflow(features);\nflow = dataflow(features);\nflow.executeSync(["label"]);`,
    ],
    [
      "what is no dataflow",
      `const flow = { executeSync: (outputs: string[]) => outputs };\nflow.executeSync(["label"]);`,
    ],
    ["an output that is not there", `dataflow(features).executeSync(["labl"], ${GIVEN});`],
    ["a function of the name", `function own(dataflow: any) { dataflow(features).executeSync(["label"], ${GIVEN}); }`],
  ])("%s", (_name, text) => {
    expect(countPlans(`${HEAD}${text}\n`)).toBe(0);
  });

  it.each([
    ["a package", `import * as features from "features";`],
    ["a file that is not there", `import * as features from "./nowhere.js";`],
    ["a module with errors", `import * as features from "./wrong.js";`],
  ])("%s", (_name, imports) => {
    write("wrong.ts", FEATURES.replace("price: number", "price"));
    const head = `import { dataflow } from "@icosian/runtime";\n${imports}\n`;
    expect(countPlans(`${head}dataflow(features).executeSync(["label"], ${GIVEN});\n`)).toBe(0);
  });

  it("everything, where the option says so", () => {
    modules = new PluginModules({ plans: false });
    expect(countPlans(`${HEAD}dataflow(features).executeSync(["label"], ${GIVEN});\n`)).toBe(0);
    expect(() => new PluginModules({ plans: "no" as never })).toThrow(
      "The option `plans` has to be `true` or `false`.",
    );
  });
});

it("computes right by the interpreter when a module has changed since", async () => {
  const text = `${HEAD}export const result = dataflow(features).executeSync(["label"], ${GIVEN});\n`;
  const { code } = transform("main.ts", text)!.output!;
  const edited = FEATURES.replace("(total: number): string", "(total: number, price: number): string");
  for (const [file, source] of [
    ["features", transform("features.ts", edited)!.output!.code] as const,
    ["main", code] as const,
  ])
    write(
      `${file}.js`,
      ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } })
        .outputText,
    );
  const main = (await import(pathToFileURL(join(folder, "main.js")).href)) as { readonly result: unknown };
  expect(main.result).toEqual({ label: "6" });
});

it("maps every location to where the user wrote it", () => {
  const text = `${HEAD}\nexport const result = dataflow(features).executeSync(["label"], ${GIVEN}); export const after = 1;\n`;
  const { code, toMap } = transform("main.ts", text)!.output!;
  expect(code.split("\n")[3]).toMatch(/executeSync\(\$icosianPlan\d+\(\["label"\]\), /);
  const map = toMap();
  expect(map.sourcesContent).toEqual([text]);
  const generated = code.split("\n")[3]!.indexOf("after");
  const original = text.split("\n")[3]!.indexOf("after");
  // The segments of the line, decoded by the package that wrote them.
  const segments = map.mappings.split(";")[3]!.split(",");
  expect(segments.length).toBeGreaterThan(5);
  expect(generated - original).toBe(code.split("\n")[3]!.length - text.split("\n")[3]!.length);
});
