/** Two definitions of one node are told as what they are: in one module or in several, always there or by their gates. */
import { dataflow } from "@icosian/runtime";
import { describe, expect, it } from "vitest";
import { checkFiles } from "../../transformer/4-check/check-files.ts";
import { catchError, codesOf } from "../catch-error.ts";
import { build, hideModifiers, loadModules } from "./build.ts";

const FIELDS = `export const statistics = node(extractFields("mean"), (): { mean: number } => ({ mean: 1 }));\n`;
const MEAN = `export function mean(): number { return 2; }\n`;
const GATED = `export const rate__us = node(when({ region: "us" }), (): number => 1);
export const rate__america = node(whenIn({ region: ["us", "ca"] }), (): number => 2);\n`;

describe("when the dataflow is built", () => {
  it("in one module: both locations, and only what helps there", async () => {
    const error = await catchError(() => build(hideModifiers(FIELDS) + MEAN));
    expect(codesOf(error)).toEqual(["ICO6003"]);
    const [problem] = error.problems;
    expect(problem?.message).toBe(
      `\`mean\` is defined more than once in \`${problem?.locations[0]?.module}\`. Rename one of the definitions.`,
    );
    expect(problem?.locations).toHaveLength(2);
    expect(problem?.locations[0]?.line).not.toBe(problem?.locations[1]?.line);
  });

  it("by gates of one module that hold at once", async () => {
    const error = await catchError(() => build(GATED, { region: "us" }));
    expect(error.message).toMatch(
      /`rate` is defined more than once in `.*` under this config\. Let the gates of its variants exclude each other\.\n/,
    );
  });

  it("in two modules, and by gates of two modules", async () => {
    const [first = {}, second = {}] = await loadModules(MEAN + GATED.split("\n")[0]!, MEAN + GATED.split("\n")[1]!);
    const error = await catchError(() => dataflow({ modules: [first, second], config: { region: "us" } }));
    expect(error.problems.map(({ message }) => message)).toEqual([
      "`mean` is defined by more than one module. Rename one, leave one module out, or set " +
        "`allowModuleOverrides: true` to let the last module win.",
      "`rate` is defined by more than one module under this config. Let the gates of its variants exclude each other, " +
        "or set `allowModuleOverrides: true` to let the last module win.",
    ]);
  });

  it("not at all where a module is listed twice", async () => {
    const [module = {}] = await loadModules(MEAN);
    expect(dataflow({ modules: [module, module] }).listAvailableVariables()).toHaveLength(1);
  });
});

describe("when a program is compiled", () => {
  const HEAD = `"use dataflow";\nimport { extractFields, node, when, whenIn } from "@icosian/runtime";\n`;
  const check = (features: string, config: string): readonly string[] => {
    const main = `import { dataflow } from "@icosian/runtime"; import * as features from "./features.ts";
dataflow({ modules: [features, features]${config} });`;
    const checked = checkFiles({ "features.ts": HEAD + features, "main.ts": main });
    return checked.diagnostics.flatMap((each) => [
      `${checked.locationOf(each)} ${each.code} ${each.message}`,
      ...each.related.map((location) => `  ${checked.locationOf(location)} ${location.message}`),
    ]);
  };

  it("in one module: nothing is said of a config, and once", () => {
    expect(check(FIELDS + MEAN, "")).toEqual([
      "features.ts:3:14 ICO2114 Node `mean` is defined more than once in this module: the modifiers of `statistics` make one. Rename one of the definitions.",
      "  features.ts:4:17 Also defined here.",
      "features.ts:4:17 ICO2114 Node `mean` is defined more than once in this module. Rename one of the definitions.",
      "  features.ts:3:14 The modifiers of `statistics` make it here.",
    ]);
  });

  it("by gates that hold at once", () => {
    expect(check(GATED, `, config: { region: "us" }`)).toEqual([
      'features.ts:3:14 ICO3111 Several definitions of `rate` exist at once under the config { region: "us" }. Let their gates exclude each other.',
      "  features.ts:4:14 Also defined here.",
      'features.ts:4:14 ICO3111 Several definitions of `rate` exist at once under the config { region: "us" }. Let their gates exclude each other.',
      "  features.ts:3:14 Also defined here.",
    ]);
  });

  it("by gates that hold where no config is set", () => {
    const negative = GATED.replace("when({", "whenIn({").replaceAll(
      /"us"(?=, "ca")|\["us", "ca"\]|"us"/g,
      "[undefined]",
    );
    expect(check(negative, "")[0]).toBe(
      "features.ts:3:14 ICO3111 Several definitions of `rate` exist at once without a config. Let their gates exclude each other.",
    );
  });
});
