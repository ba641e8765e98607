/** Which files are dataflow modules, and how they are named. */
import { describe, expect, it } from "vitest";
import { ModulePaths } from "../../../../transformer/src/1-discover/module-path.ts";
import { compileModule, type CompiledModule } from "../../../../transformer/src/compile-file.ts";

const NODE = "export function a(b: number): number { return b; }\n";

function compile(text: string, file = "/p/src/a.ts", isIncluded = false): CompiledModule | null {
  return compileModule({ file, module: "src/a.ts", text, isIncluded });
}

describe("a file is a dataflow module", () => {
  it.each([
    [`"use dataflow";\n`],
    [`'use dataflow'\n`],
    [`// words\n/* words */ "use dataflow";\n`],
    [`#!/usr/bin/env node\n"use dataflow";\n`],
    [`"use strict";\n"use dataflow";\n`],
  ])("when it begins with %j", (head) => expect(compile(head + NODE)?.manifest?.definitions).toHaveLength(1));

  it.each(["/p/a.mts", "/p/a.cts", "/p/a.tsx"])("under the name %s too", (file) => {
    expect(compile(`"use dataflow";\n${NODE}`, file)?.manifest?.definitions).toHaveLength(1);
  });

  it("when the option names it, directive or not", () => {
    expect(compile(NODE, "/p/a.ts", true)?.manifest?.definitions).toHaveLength(1);
  });
});

describe("a file is no dataflow module", () => {
  it.each([
    ["", NODE],
    ["the directive in a comment", `// "use dataflow";\n${NODE}`],
    ["the directive in a string", `export const text = "use dataflow";\n`],
    ["the directive in a function", `export function f(): number { "use dataflow"; return 1; }\n`],
    ["another directive", `"use client";\n${NODE}`],
    ["words that say it", `"a use of dataflow";\n${NODE}`],
    ["the directive with an escape", `"use\\u0020dataflow";\n${NODE}`],
  ])("without the directive: %s", (_, text) => expect(compile(text)).toBeNull());

  it.each(["/p/a.d.ts", "/p/a.d.mts", "/p/a.css.d.ts", "/p/a.json"])("under the name %s", (file) => {
    expect(compile(`"use dataflow";\n${NODE}`, file)).toBeNull();
  });

  it("when it has its manifest already, whoever appended it", () => {
    const text = `"use dataflow";\n${NODE}`;
    const { manifestText } = compile(text)!;
    expect(compile(text + manifestText!)).toBeNull();
  });
});

describe("what is almost the directive is reported", () => {
  it.each([
    [`"use dataflows";\n`, `"use dataflows"`],
    [`'use data-flow'\n`, `'use data-flow'`],
    [`"Use Dataflow";\n`, `"Use Dataflow"`],
    [`"usedataflow";\n`, `"usedataflow"`],
    [`"use datalfow";\n`, `"use datalfow"`],
    [`("use dataflow");\n`, `("use dataflow")`],
    ["`use dataflow`;\n", "`use dataflow`"],
    [`import "./b.js";\n"use dataflows"\n`, `"use dataflows"`],
  ])("%j", (head, found) => {
    const [diagnostic, ...more] = compile(head + NODE)?.diagnostics ?? [];
    expect(more).toEqual([]);
    expect(diagnostic).toMatchObject({ code: "ICO2123", span: { start: head.indexOf(found) } });
    expect(diagnostic?.message).toMatch(`\`${found}\` does not make this file a dataflow module.`);
  });

  it.each(["/p/a.js", "/p/a.mjs", "/p/a.cjs", "/p/a.jsx"])("and the directive itself in %s", (file) => {
    const text = `"use dataflow";\nexport function a(b) { return b; }\n`;
    expect(compile(text, file)?.diagnostics).toMatchObject([{ code: "ICO2124", severity: "error" }]);
    expect(compile(`${text}export const $manifest = {};\n`, file)).toBeNull();
  });
});

it.each([
  `export function $manifest(b: number): number { return b; }`,
  `function $manifest(): number { return 1; }`,
  `const $manifest = 1;\nexport { $manifest };`,
  `class $manifest {}`,
  `import { $manifest } from "./other.js";`,
])("a module cannot declare the name of its manifest: %s", (declaration) => {
  const compiled = compile(`"use dataflow";\n${declaration}\n${NODE}`);
  expect(compiled?.diagnostics.map(({ code }) => code)).toContain("ICO2119");
  expect(compiled?.manifestText).toBeNull();
});

it("a function is found behind what is said of its type, also where Node could not strip it", () => {
  const text = `"use dataflow";\nexport const a = <(b: number) => number>((b: number): number => b);\nexport type * from "./b.js";\n`;
  expect(compile(text)?.manifest?.definitions.map(({ name }) => name)).toEqual(["a"]);
});

it("every phase can be watched, and hands on frozen data", () => {
  const seen: string[] = [];
  compileModule(
    { file: "a.ts", module: "a.ts", text: `"use dataflow";\n${NODE}`, isIncluded: false },
    (phase, result) => {
      seen.push(phase);
      if (phase === "analyse" || phase === "plan") expect(isDeepFrozen(result)).toBe(true);
    },
  );
  expect(seen).toEqual(["discover", "analyse", "check", "plan", "emit"]);
});

describe("a module is named by its path from the root of its package", () => {
  const paths = new ModulePaths((file) =>
    ["/p/package.json", "/p/nested/package.json", "C:/w/package.json"].includes(file),
  );
  it.each([
    ["/p/src/features.ts", "src/features.ts"],
    ["/p/nested/features.ts", "features.ts"],
    ["/p/nested/a/b/c.ts", "a/b/c.ts"],
    ["/elsewhere/features.ts", "features.ts"],
    ["C:\\w\\src\\features.ts", "src/features.ts"],
    ["features.ts", "features.ts"],
  ])("%s is %s", (file, module) => expect(paths.of(file)).toBe(module));
});

function isDeepFrozen(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isDeepFrozen);
}
