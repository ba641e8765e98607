/** What a generated file makes TypeScript say, and what an editor offers. */
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";
import { Generator } from "../../../../transformer/src/project/generate/generator.ts";
import { compile, OPTIONS } from "./compile.ts";
import { copyFixture, makePackage } from "./generate-fixtures.ts";

const types = join(import.meta.dirname, "../../../types");
const folder = makePackage();
afterAll(() => rmSync(folder, { recursive: true }));
for (const name of ["spend.ts", "spend.gen.ts"]) cpSync(join(types, name), join(folder, name));

const HEAD = `import { manifest } from "./spend.gen.js";
declare const spend: Float64Array;
`;

describe("the generated file of the type tests", () => {
  it("is as it should be", () => {
    const job = {
      out: join(types, "spend.gen.ts"),
      modules: [join(types, "spend.ts")],
      allowsOverrides: false,
      plans: [],
      isIncluded: () => false,
      importsTypeScript: false,
    };
    expect(new Generator().run(job, "check").outcome).toBe("fresh");
  });

  it("prints no type", () => {
    const text = readFileSync(join(types, "spend.gen.ts"), "utf8");
    const [, declared = ""] = /export interface Inputs \{\n([^}]*)\}/.exec(text) ?? [];
    expect(declared.trim().split("\n")).toHaveLength(6);
    for (const line of declared.trim().split("\n"))
      expect(line).toMatch(/Parameters<typeof spend\.\w+>\[\d\](>\["\w+"\])?;$/);
  });
});

describe("what is refused", () => {
  it.each([
    [`void manifest.execute(["spendPerSignup"], { inputs: { spend } });`, "Property 'signups' is missing"],
    [`void manifest.execute(["spendPerSignup"], {});`, "Property 'inputs' is missing"],
    [`void manifest.execute(["spendMaen"], { inputs: { spend } });`, `Did you mean '"spendMean"'?`],
    [
      `void manifest.execute(["spendMean"], { inputs: { spend, sginups: spend } });`,
      "Did you mean to write 'signups'?",
    ],
    [
      `void manifest.execute(["spendMean"], { inputs: { spend: 3 } });`,
      "'number' is not assignable to type 'Float64Array",
    ],
    [`manifest.configure({ spned: spend });`, "is a config key that nothing reads"],
    [`void manifest.execute(["label"], { overrides: { spned: 3 } });`, "NoSuchName"],
  ])("%s", (statement, message) => {
    writeFileSync(join(folder, "main.ts"), `${HEAD}${statement}\n`);
    const found = compile(folder, ["main.ts"], { noEmit: true });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
  });
});

describe("what is inside of fan-outs", () => {
  const outputs = ["row", "cell", "text", "line", "page", "width", "label"];
  const typesOf = (statement: string): readonly string[] => {
    const project = copyFixture("fan-out");
    const text = `import { manifest } from "./expected.gen.js";
export const all = await manifest.execute(${JSON.stringify(outputs)}, { inputs: { count: 3 } });
${statement}
export {};
`;
    writeFileSync(join(project, "main.ts"), text);
    const found = compile(project, ["main.ts"], { noEmit: true });
    rmSync(project, { recursive: true });
    return found;
  };

  it("is a list once an item, and one value where it is replaced", () => {
    const exact = `
const exact: {
  row: { readonly index: number }[]; cell: number[][]; text: string[][]; line: string[]; page: string;
  width: number[]; label: string[];
} = all;
const back: typeof all = exact;
void manifest.execute(["page"], { inputs: { count: 3 }, overrides: { row: [{ index: 1 }], text: "a", width: 3 } });
void back;`;
    expect(typesOf(exact)).toEqual([]);
  });

  it.each([
    ["export const text: string[] = all.text;", "'string[][]' is not assignable"],
    ["export const label: string = all.label;", "'string[]' is not assignable"],
    [`void manifest.execute(["page"], { overrides: { line: ["a"] }, inputs: { count: 1 } });`, "'string[]'"],
    [`void manifest.execute(["page"], { overrides: { row: [1] }, inputs: { count: 1 } });`, "'number'"],
  ])("%s is refused", (statement, message) => {
    const found = typesOf(statement);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
  });
});

describe("what an editor offers", () => {
  it.each([
    ["inputs, what is needed first", `void manifest.execute(["spendMean"], { inputs: { | } });`, "spend"],
    ["further inputs", `void manifest.execute(["spendPerSignup"], { inputs: { spend, | } });`, "signups"],
    ["optional inputs", `void manifest.execute(["label"], { inputs: { spend, | } });`, "currency"],
    ["outputs", `void manifest.execute(["|"], { inputs: { spend } });`, "spendPerSignup"],
    ["further outputs", `void manifest.execute(["label", "|"], { inputs: { spend } });`, "spendPerSignup"],
    ["overrides", `void manifest.execute(["label"], { overrides: { | } });`, "spendMean"],
    ["the config", `manifest.configure({ | });`, "currency"],
    ["results", `manifest.executeSync(["constant"]).|`, "constant"],
  ])("%s", (_name, statement, expected) => {
    const file = join(folder, "main.ts");
    const text = `${HEAD}${statement.replace("|", "")}\n`;
    const offset = HEAD.length + statement.indexOf("|");
    const service = ts.createLanguageService({
      ...ts.sys,
      useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
      getCompilationSettings: () => OPTIONS,
      getScriptFileNames: () => [file],
      getScriptVersion: () => "0",
      getScriptSnapshot: (name) => {
        const content = name === file ? text : ts.sys.readFile(name);
        return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
      },
      getCurrentDirectory: () => folder,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
    });
    writeFileSync(file, text);
    const names = service.getCompletionsAtPosition(file, offset, {})?.entries.map(({ name }) => name);
    expect(names).toContain(expected);
  });
});
