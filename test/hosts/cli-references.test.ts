/** `icosian check` of several projects: all that a tsconfig references, each with its own options. */
import { afterEach, describe, expect, it } from "vitest";
import { CliProject, toConfig, VERSIONS } from "./cli-project.ts";
import type { Files } from "./project.ts";

let project: CliProject | undefined;
afterEach(() => project?.files.remove());

const HEAD = `"use dataflow";\n`;
const FLOW = `import { dataflow } from "@icosian/runtime";\n`;
const NEAR = "export const spend = (): number => 1;\nexport const near = (spedn: number): number => spedn;\n";

function toFiles(version: string): Files {
  const member = (path: string, references: readonly string[], rules: object): Files => ({
    [`${path}/tsconfig.json`]: toMember(version, references, rules),
  });
  return {
    "tsconfig.json": { files: [], references: [{ path: "./app" }, { path: "./tools/tsconfig.json" }] },
    ...member("lib", [], {}),
    "lib/src/rows.ts": `${HEAD}export const rows = (): string => "";\n`,
    ...member("app", ["../lib"], { "near-miss": "off" }),
    "app/src/totals.ts": `${HEAD}export const total = (rows: number): number => rows;\n${NEAR}`,
    "app/src/main.ts": `${FLOW}import * as rows from "../../lib/src/rows.js";\nimport * as totals from "./totals.js";\nexport const flow = dataflow(rows, totals);\n`,
    ...member("tools", ["../lib"], { "near-miss": "error" }),
    "tools/src/near.ts": `${HEAD}${NEAR}`,
    "tools/src/main.ts": `${FLOW}import * as near from "./near.js";\nexport const flow = dataflow(near);\n`,
  };
}

function toMember(version: string, references: readonly string[], rules: object): object {
  const { compilerOptions, ...rest } = toConfig({ version, plugins: [{ rules }] }) as {
    readonly compilerOptions: object;
  };
  return {
    ...rest,
    compilerOptions: { ...compilerOptions, composite: true, outDir: "dist" },
    references: references.map((path) => ({ path })),
  };
}

describe.each(VERSIONS)("with TypeScript %s", (version) => {
  it("checks all that a solution references, each by its own rules, before anything is built", async () => {
    project = await CliProject.create(toFiles(version), { version });
    const { code, stdout } = await project.icosian("check");
    expect(stdout.match(/\w+\/src\/\S+ (error|warning) ICO\d+/g)).toEqual([
      // The module of another project is read from its source.
      "app/src/totals.ts:2:23 error ICO3101",
      "tools/src/near.ts:3:22 error ICO3105",
    ]);
    expect(stdout.trimEnd().split("\n").at(-1)).toBe(
      "2 errors and 0 warnings in 3 dataflow modules of 3 projects. Checked: 3 modules in 2 dataflows.",
    );
    expect(code).toBe(1);
  });

  it("checks a project that others reference by itself", async () => {
    project = await CliProject.create(toFiles(version), { version });
    const { code, output } = await project.icosian("check", "-p", "lib");
    expect([code, output]).toEqual([0, "No problems in 1 dataflow module. Checked: 1 module by itself.\n"]);
  });
});
