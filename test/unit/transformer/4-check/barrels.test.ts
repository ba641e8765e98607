/** Barrels of dataflow modules are followed by the checks: what is linked, what is asked, what is planned. */
import { describe, expect, it } from "vitest";
import { checkFiles, toCodes, type ProgramFiles } from "./check-files.ts";

const A = `"use dataflow";\nexport function double(x: number): number { return x * 2; }\n`;
const B = `"use dataflow";
export function quad(double: number): number { return double * 2; }
export function label(quad: string): string { return quad; }
`;
const GOOD = B.replace("quad: string", "quad: number").replace("return quad;", "return String(quad);");

function toMain(call: string, outputs: string, head = `import * as all from "./index.ts";`): string {
  return `import { dataflow } from "@icosian/runtime";\n${head}\ndataflow(${call}).executeSync([${outputs}], { inputs: { x: 1 } });\n`;
}

function check(files: ProgramFiles): readonly string[] {
  const checked = checkFiles(files);
  expect(checked.typescript).toEqual([]);
  return toCodes(checked);
}

describe("a barrel", () => {
  it.each([
    ["export *", `export * from "./a.ts"; export * from "./b.ts";`],
    ["a barrel of barrels", `export * from "./c.ts"; export * from "./a.ts";`],
    ["with ordinary modules", `export * from "./a.ts"; export * from "./b.ts"; export * from "./u.ts";`],
    ["with the directive", `"use dataflow"; export * from "./a.ts"; export * from "./b.ts";`],
    [
      "with picks",
      `"use dataflow"; export { double } from "./a.ts"; import { quad, label } from "./b.ts"; export { quad, label };`,
    ],
  ])("%s", (_, index) => {
    const files = {
      "a.ts": A,
      "c.ts": `export * from "./a.ts"; export * from "./b.ts";`,
      "u.ts": `export const u = 1;`,
      "index.ts": index,
    };
    expect(check({ ...files, "b.ts": GOOD, "main.ts": toMain("all", `"label"`) })).toEqual([]);
    expect(check({ ...files, "b.ts": B, "main.ts": toMain("all", `"label"`) })).toEqual([
      "b.ts:3:23 error ICO3101 edge-type",
    ]);
  });

  it("of the same module twice has its nodes once", () => {
    const head = `import * as all from "./index.ts"; import * as a from "./a.ts"; import * as other from "./other.ts";`;
    const barrel = `export * from "./a.ts"; export * from "./b.ts";`;
    const files = {
      "a.ts": A,
      "b.ts": GOOD,
      "index.ts": barrel,
      "other.ts": `"use dataflow"; export { quad } from "./b.ts";`,
    };
    expect(check({ ...files, "main.ts": toMain("all, a, other", `"label"`, head) })).toEqual([]);
  });

  it("that picks leaves the other nodes out", () => {
    const index = `"use dataflow"; export { label, quad } from "./b.ts";`;
    expect(check({ "b.ts": GOOD, "index.ts": index, "main.ts": toMain("all", `"label"`) })).toEqual([
      "main.ts:3:15 error ICO3202 missing-input",
      "main.ts:3:50 error ICO3203 unknown-input",
    ]);
  });

  it("may be a namespace within one", () => {
    const index = `export * as a from "./a.ts"; export * as b from "./b.ts";`;
    const files = { "a.ts": A, "b.ts": GOOD, "index.ts": index };
    expect(check({ ...files, "main.ts": toMain("all.a, all.b", `"label"`) })).toEqual([]);
    const checked = checkFiles({ ...files, "main.ts": toMain("all", "") });
    expect(toCodes(checked)).toContain("main.ts:3:10 error ICO3108 plain-module");
  });

  it("is followed into subdags", () => {
    const main = `"use dataflow"; import { node, subdag } from "@icosian/runtime"; import * as all from "./index.ts";
export const total = node(subdag([all], { namespace: "in" }), (label: number): number => label);\n`;
    const files = {
      "a.ts": A,
      "b.ts": GOOD,
      "index.ts": `export * from "./a.ts"; export * from "./b.ts";`,
      "s.ts": main,
    };
    const head = `import * as all from "./s.ts";`;
    expect(check({ ...files, "main.ts": toMain("all", `"total"`, head) })).toEqual([
      "s.ts:2:64 error ICO3101 edge-type",
    ]);
  });

  it("that only picks, without the directive, is told what to add", () => {
    const files = { "a.ts": A, "index.ts": `export { double } from "./a.ts";`, "main.ts": toMain("all", "") };
    const { diagnostics } = checkFiles(files);
    expect(diagnostics.map(({ code }) => code)).toContain("ICO3108");
    expect(diagnostics.find(({ code }) => code === "ICO3108")?.message).toBe(
      '`index.ts` is not a dataflow module. It exports `double` of another file by name: begin it with "use dataflow"; to hand on single nodes, or write `export * from` for all of a module\'s.',
    );
  });

  it("has no nodes of its own without the directive, and the request says so", () => {
    const index = `export * from "./a.ts";\nexport function quad(double: number): number { return double * 2; }\n`;
    const files = { "a.ts": A, "main.ts": toMain("all", `"quad"`) };
    const checked = checkFiles({ ...files, "index.ts": index });
    expect(toCodes(checked)).toEqual(["main.ts:3:28 error ICO3201 unknown-output"]);
    expect(checked.diagnostics[0]?.message).toMatch(
      /^`quad` is a function of `index\.ts` and no node.*Begin it with "use dataflow";/,
    );
    expect(check({ ...files, "index.ts": `"use dataflow";\n${index}` })).toEqual([]);
  });

  it("cannot rename", () => {
    const index = `"use dataflow";\nexport { double as twice } from "./a.ts";\n`;
    expect(check({ "a.ts": A, "index.ts": index })).toEqual(["index.ts:2:10 error ICO2104 re-export"]);
  });
});
