/** What makes a version incomplete, and where it says that it is. */
import { chmodSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { VersionProject, type Texts } from "./version-project.ts";

let project: VersionProject | undefined;
afterEach(() => project?.remove());

/** The gaps of the node `n` of a module whose function calls `helper` of `src/helper.ts`. */
function gapsOf(helper: string, more: Texts = {}, nodes: string = NODES): readonly string[] {
  project = new VersionProject({ "src/nodes.ts": nodes, "src/helper.ts": helper, ...more });
  const { definitions } = project.compile("src/nodes.ts");
  const n = definitions.find(({ name }) => name === "n");
  return (n?.gaps ?? []).map(({ what, location }) => `${location} ${what}`);
}

const NODES = `"use dataflow";
import { helper } from "./helper.js";
export const n = (x: number): unknown => helper(x);
export const other = (x: number): number => x;
`;

const body = (code: string): string =>
  `export async function helper(x: unknown): Promise<unknown> {\n  return ${code};\n}\n`;

describe("is incomplete with", () => {
  it.each([
    ["a computed import", body("import(`./${x}.js`)"), "2:10 imports a module whose name is computed"],
    ["a computed require", body("require(x)"), "2:10 imports a module whose name is computed"],
    [
      "a literal import of nothing",
      body(`import("./nothing.js")`),
      "2:10 imports `./nothing.js`, which cannot be found",
    ],
    ["`eval`", body(`eval("x")`), "2:10 uses `eval`"],
    ["indirect `eval`", body(`(0, eval)("x")`), "2:10 uses `eval`"],
    ["`globalThis.eval`", body(`globalThis.eval("x")`), "2:10 uses `eval`"],
    ["`new Function`", body(`new Function("x")`), "2:10 uses `new Function`"],
    ["`import.meta.glob`", body(`import.meta.glob("./*.ts")`), "2:10 uses `import.meta.glob`"],
    [
      "an import of nothing",
      `import { a } from "./nothing.js";\nexport const helper = () => a;\n`,
      "1:19 imports `./nothing.js`, which cannot be found",
    ],
    [
      "a package that is not installed",
      `import { a } from "nothing";\nexport const helper = () => a;\n`,
      "1:19 imports `nothing`, which cannot be found",
    ],
    [
      "an import of a broken file",
      `import { a } from "./broken.js";\nexport const helper = () => a;\n`,
      "1:19 imports `./broken.js`, which has syntax errors",
    ],
    [
      "a name that is not exported",
      `import { b } from "./a.js";\nexport const helper = () => b;\n`,
      "1:19 imports `b` from `./a.js`, which does not export it",
    ],
    [
      "a re-export of nothing",
      `import { c } from "./a.js";\nexport const helper = () => c;\n`,
      "1:19 imports `c` from `./a.js`, which passes on `./gone.js`, which cannot be found",
    ],
    ["a statement with effects", `export const helper = () => 1;\neval("1");\n`, "2:1 uses `eval`"],
    ["a deeper helper", `import { e } from "./deep.js";\nexport const helper = () => e();\n`, ""],
  ])("%s", (_, helper, expected) => {
    const gaps = gapsOf(helper, {
      "src/broken.ts": "export const a = ;",
      "src/a.ts": `export const a = 1;\nexport { c } from "./gone.js";\n`,
      "src/deep.ts": `export const e = () => eval("1");\n`,
    });
    expect(gaps).toEqual([expected === "" ? "src/deep.ts:1:24 uses `eval`" : `src/helper.ts:${expected}`]);
    const { definitions } = project!.compile("src/nodes.ts");
    expect(definitions.find(({ name }) => name === "other")?.gaps).toBeUndefined();
  });

  it("a gap in a modifier, but not the function itself", () => {
    gapsOf(
      "",
      {},
      `"use dataflow";
import { node, pipeInput, step } from "@icosian/runtime";
import { helper } from "./nothing.js";
export const n = node(pipeInput(step(helper)), (x: number): number => x);
`,
    );
    const [n] = project!.compile("src/nodes.ts").definitions;
    expect(n?.gaps).toBeUndefined();
    expect(n?.modifiers?.[0]?.code?.gaps).toEqual([
      { what: "imports `./nothing.js`, which cannot be found", location: "src/nodes.ts:3:24" },
    ]);
  });

  it("a file that cannot be read", () => {
    gapsOf(`import { a } from "./secret.js";\nexport const helper = () => a;\n`, {
      "src/secret.ts": "export const a = 1;",
    });
    if (process.getuid?.() === 0) return;
    chmodSync(`${project!.folder}/src/secret.ts`, 0);
    expect(project!.compile("src/nodes.ts").definitions[0]?.gaps?.[0]?.what).toBe(
      "imports `./secret.js`, which cannot be read",
    );
  });

  it("at most ten gaps, the first ones", () => {
    const all = Array.from({ length: 30 }, (_, index) => `  eval("${index}");`).join("\n");
    expect(gapsOf(`export function helper(x: unknown) {\n${all}\n}\n`)).toHaveLength(10);
  });
});

describe("is complete with", () => {
  it.each([
    [
      "a module of Node.js",
      `import { join } from "node:path";\nimport fs from "fs";\nexport const helper = () => [join, fs];\n`,
    ],
    ["a type of nothing", `import type { A } from "./nothing.js";\nexport const helper = (x: A) => x;\n`],
    ["a type that is imported like a value", `import { A } from "./nothing.js";\nexport const helper = (x: A) => x;\n`],
    ["declarations", `import { a } from "./declared.d.ts";\nexport const helper = () => a;\n`],
    ["CommonJS", `import { a } from "./common.cjs";\nexport const helper = () => a;\n`],
    ["an address of a file that comes later", `export const helper = () => new URL("./out.txt", import.meta.url);\n`],
    ["JSX in a file that ends in .js", `import { a } from "./markup.js";\nexport const helper = () => a;\n`],
    ["an import that nothing uses", `import { a } from "./nothing.js";\nexport const helper = () => 1;\n`],
    ["a property called eval", `export const helper = (x: { eval(y: string): number }) => x.eval("1");\n`],
    ["a name with the word import", `export const helper = (important: number) => important;\n`],
  ])("%s", (_, helper) => {
    const more = {
      "src/declared.d.ts": "export declare const a: number;",
      "src/common.cjs": `const b = require("./other.cjs");\nexports.a = b;\n`,
      "src/other.cjs": "module.exports = 1;\n",
      "src/markup.js": "export const a = () => <b>1</b>;\n",
    };
    expect(gapsOf(helper, more)).toEqual([]);
  });
});

it("follows what a file with CommonJS requires", () => {
  gapsOf(`import { a } from "./common.cjs";\nexport const helper = () => a;\n`, {
    "src/common.cjs": `const b = require("./other.cjs");\nexports.a = b;\n`,
    "src/other.cjs": "module.exports = 1;\n",
  });
  const before = project!.versionsOf("src/nodes.ts");
  project!.write({ "src/other.cjs": "module.exports = 2;\n" });
  const after = project!.versionsOf("src/nodes.ts");
  expect(after["n"]).not.toBe(before["n"]);
  expect(after["other"]).toBe(before["other"]);
});
