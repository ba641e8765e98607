/** What a project says of diagnostics, in comments and options, holds under tspc and in `icosian check` alike. */
import { afterEach, describe, expect, it } from "vitest";
import { CliProject, toConfig } from "./cli-project.ts";
import { COMPILER_OPTIONS } from "./host-project.ts";
import type { Files } from "./project.ts";
import { RebuiltProject } from "./rebuilding.ts";

const FEATURES = `"use dataflow";
export const spend = (): number => 1;
export const rows = (): any => [];
// icosian-expect ICO3101: the loader is being rewritten
export const label = (spend: string): string => spend;
// icosian-expect ICO3105: the column is called so
export const near = (spedn: number): number => spedn;
export const total = (rows: number): number => rows; // icosian-expect ICO3107: nobody has typed it yet
`;
const MAIN = `import { dataflow } from "@icosian/runtime";
import * as features from "./features.js";
export const flow = dataflow(features);
`;

/** The codes that a project reports, with their lines and severities. */
type Check = (
  features: string,
  rules?: object,
) => Promise<{ readonly code: number | null; readonly found: readonly string[] }>;

let remove = async (): Promise<void> => {};
afterEach(() => remove());

const byCompiler: Check = async (features, rules = {}) => {
  const plugins = [{ transform: "@icosian/transformer", transformProgram: true, warnings: true, rules }];
  const compilerOptions = { ...COMPILER_OPTIONS, types: [], module: "nodenext", plugins };
  const files: Files = { "src/features.ts": features, "src/main.ts": MAIN };
  const project = await RebuiltProject.create({ ...files, "tsconfig.json": { compilerOptions, include: ["src"] } });
  remove = () => project.remove();
  const { code, output } = await project.build("-p", ".", "--noEmit");
  const lines = output.matchAll(/src\/features\.ts\((\d+),\d+\): (error|warning) TS\d+: (ICO\d+) /g);
  return { code, found: Array.from(lines, ([, line, severity, found]) => `${line} ${severity} ${found}`) };
};

function byCommand(version: string): Check {
  return async (features, rules = {}) => {
    const config = toConfig({ version, plugins: [{ rules }] });
    const files: Files = { "src/features.ts": features, "src/main.ts": MAIN, "tsconfig.json": config };
    const project = await CliProject.create(files, { version });
    remove = async () => project.files.remove();
    const { code, stdout } = await project.icosian("check", "--format", "line");
    const lines = stdout.matchAll(/^src\/features\.ts:(\d+):\d+ - (error|warning) (ICO\d+) /gm);
    return { code, found: Array.from(lines, ([, line, severity, found]) => `${line} ${severity} ${found}`) };
  };
}

describe.each<readonly [name: string, check: Check, failure: number]>([
  ["tspc", byCompiler, 2],
  ["icosian check with TypeScript 4.9.5", byCommand("4.9.5"), 1],
  ["icosian check with TypeScript 6.0.3", byCommand("6.0.3"), 1],
  ["icosian check with TypeScript 7.0.2", byCommand("7.0.2"), 1],
])("%s", (_, check, failure) => {
  it("leaves out what a comment expects, on the line below and on its own", async () => {
    expect(await check(FEATURES)).toEqual({ code: 0, found: [] });
  });

  it("reports what no comment expects, and comments that expect what is not there", async () => {
    const features = FEATURES.replace("spend: string", "spend: number").replace(
      /(spend: number\): )string/,
      "$1number",
    );
    expect(await check(features.replace("ICO3107", "ICO3101"))).toEqual({
      code: failure,
      found: ["4 error ICO1004", "8 warning ICO3107", "8 error ICO1004"],
    });
  });

  it("wants a reason", async () => {
    expect(await check(FEATURES.replace("ICO3105: the column is called so", "ICO3105"))).toEqual({
      code: failure,
      found: ["6 error ICO1005"],
    });
  });

  it("gives rules the severity that the option says", async () => {
    const bare = FEATURES.replaceAll(/\/\/ icosian-expect.*/g, "");
    const rules = { "edge-type": "warning", "near-miss": "error", "any-edge": "off" };
    expect(await check(bare, rules)).toEqual({ code: failure, found: ["5 warning ICO3101", "7 error ICO3105"] });
  });

  it("expects nothing of a rule that is off", async () => {
    const { found } = await check(FEATURES, { "near-miss": "off", "any-edge": "off", "edge-type": "off" });
    expect(found).toEqual([]);
  });
});
