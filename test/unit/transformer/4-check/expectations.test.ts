/** Comments that expect a diagnostic, and severities that a project chooses. */
import { describe, expect, it } from "vitest";
import { checkFiles, toCodes, type ProgramSettings } from "./check-files.ts";

const MAIN = `import { dataflow } from "@icosian/runtime";\nimport * as features from "./features.ts";\nexport const flow = dataflow(features);\n`;
const NEAR_MISS = `export const spendMean = (spend: number): number => spend;\nexport const report = (\n  spendMaen: number,\n): number => spendMaen;\n`;

function check(features: string, settings: ProgramSettings = {}, main = MAIN): readonly string[] {
  return toCodes(checkFiles({ "features.ts": `"use dataflow";\n${features}`, "main.ts": main }, settings));
}

/** The module with a comment before the line of the near miss, or behind its code. */
function withComments(before: string, behind = ""): string {
  return NEAR_MISS.replace("  spendMaen: number,", `${before}  spendMaen: number,${behind}`);
}

it("is there to be expected", () => expect(check(NEAR_MISS)).toEqual(["features.ts:4:3 warning ICO3105 near-miss"]));

describe("is left out where a comment expects it", () => {
  it.each([
    ["on the line before", withComments("  // icosian-expect ICO3105: so it is\n")],
    ["behind the code", withComments("", " // icosian-expect ICO3105: so it is")],
    ["without spaces", withComments("", "//icosian-expect ICO3105:so")],
    ["before other comments", withComments("  // icosian-expect ICO3105: so it is\n\n  // more\n")],
    ["before another expectation", withComments("  // icosian-expect ICO3105: so it is\n", " // the column")],
    ["behind an address", withComments("", ' /* "http://x" */ // icosian-expect ICO3105: so it is')],
  ])("%s", (_, features) => {
    expect(check(features)).toEqual([]);
    expect(check(features.replaceAll("\n", "\r\n"))).toEqual([]);
  });
});

it("needs a reason", () => {
  expect(check(withComments("  // icosian-expect ICO3105\n"))).toEqual([
    "features.ts:4:3 error ICO1005 unreasoned-expectation",
  ]);
  expect(check(withComments("", " // icosian-expect ICO3105: "))).toEqual([
    "features.ts:4:22 error ICO1005 unreasoned-expectation",
  ]);
  expect(check(withComments("  // icosian-expect ICO3105:\r\n"))).toEqual([
    "features.ts:4:3 error ICO1005 unreasoned-expectation",
  ]);
});

it("is reported where nothing is found, beside what is", () => {
  expect(check(withComments("  // icosian-expect ICO3104: so it is\n"))).toEqual([
    "features.ts:5:3 warning ICO3105 near-miss",
    "features.ts:4:3 error ICO1004 unused-expectation",
  ]);
  expect(check(withComments("", "\n  // icosian-expect ICO3105: so it is"))).toEqual([
    "features.ts:4:3 warning ICO3105 near-miss",
    "features.ts:5:3 error ICO1004 unused-expectation",
  ]);
  expect(check(`${NEAR_MISS}// icosian-expect ICO3105: at the end`)).toHaveLength(2);
});

it("takes two codes for one line", () => {
  const features = `export const rows = (file: any): any => file;\n// icosian-expect ICO3105: so it is\n// icosian-expect ICO3107: so it is\nexport const report = (rows: any, rosw: number): number => rows + rosw;\n`;
  const two = features.replace("rosw: number", "repotr: number").replace("rosw;", "repotr;");
  expect(check(features.replaceAll("rosw", "fils"))).toEqual(["features.ts:3:1 error ICO1004 unused-expectation"]);
  expect(check(two.replaceAll("repotr", "file"))).toEqual(["features.ts:3:1 error ICO1004 unused-expectation"]);
  expect(check(`export const total = (): number => 1;\n${features.replaceAll("rosw", "tolal")}`)).toEqual([]);
});

it("is none inside a string", () => {
  expect(check(`export const text = (): string => "// icosian-expect ICO3105: quoted";`)).toEqual([]);
  expect(
    check(
      "export const text = (x: number): string => `\n// icosian-expect ICO3105: quoted ${x}\n// icosian-expect ICO3105: quoted`;",
    ),
  ).toEqual([]);
  expect(check(`export const text = (): object => ({\n  // icosian-expect ICO3105: a comment\n});`)).toHaveLength(1);
});

it("cannot leave out what keeps a module from having a manifest", () => {
  expect(check(`// icosian-expect ICO2102: no\nexport function mean(spend: number) { return spend; }`)).toEqual([
    "features.ts:3:17 error ICO2102 missing-return-type",
  ]);
});

it("speaks of requests and of config too", () => {
  const features = "export const mean = (spend: number): number => spend;";
  const main = MAIN.replace("dataflow(features)", "dataflow({ modules: [features], config: { nothing: 1 } })");
  const request = `flow.execute(["mean"]);`;
  expect(check(features, {}, `${main}${request}`)).toEqual([
    "main.ts:3:63 error ICO3106 unused-config",
    "main.ts:4:6 error ICO3202 missing-input",
  ]);
  const comment = (code: string): string => `// icosian-expect ${code}: so it is\n`;
  const expected = main.replace("export const", `${comment("ICO3106")}export const`) + comment("ICO3202") + request;
  expect(check(features, {}, expected)).toEqual([]);
});

describe("a project's severities", () => {
  it.each([
    [{ "near-miss": "off" }, []],
    [{ "near-miss": "error" }, ["features.ts:4:3 error ICO3105 near-miss"]],
    [{ "edge-type": "off" }, ["features.ts:4:3 warning ICO3105 near-miss"]],
  ])("%o", (rules, expected) => expect(check(NEAR_MISS, { entry: { rules } })).toEqual(expected));

  it("count after expectations", () => {
    const features = withComments("  // icosian-expect ICO3105: so it is\n");
    expect(check(features, { entry: { rules: { "near-miss": "off" } } })).toEqual([]);
    expect(check(features, { entry: { rules: { "near-miss": "error" } } })).toEqual([]);
  });

  it("make an error a warning", () => {
    const features = "export const count = (): string => '';\nexport const twice = (count: number): number => count;";
    expect(check(features, { entry: { rules: { "edge-type": "warning" } } })).toEqual([
      "features.ts:3:23 warning ICO3101 edge-type",
    ]);
  });

  it.each([
    [{ "near-mis": "off" }],
    [{ "near-miss": "warn" }],
    [{ "missing-return-type": "off" }],
    ["off"],
    [[]],
    [null],
    [{ "near-miss": 0 }],
  ])("%o is refused, and nothing of it counts", (rules) => {
    expect(check(NEAR_MISS, { entry: { rules } })).toEqual([
      "tsconfig.json error ICO1002 invalid-option",
      "features.ts:4:3 warning ICO3105 near-miss",
    ]);
  });
});
