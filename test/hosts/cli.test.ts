/** The command `icosian`, as a user calls it: checks projects of every TypeScript, explains, and refuses misuse. */
import { afterEach, describe, expect, it } from "vitest";
import { CLEAN, CliProject, VERSIONS, WRONG, type CliSettings } from "./cli-project.ts";
import type { Files } from "./project.ts";
import type { RunResult } from "./run.ts";

let project: CliProject | undefined;
afterEach(() => project?.files.remove());

async function icosian(files: Files, args: readonly string[], settings: CliSettings = {}): Promise<RunResult> {
  project = await CliProject.create(files, settings);
  return project.icosian(...args);
}

describe.each(VERSIONS)("check with TypeScript %s", (version) => {
  it("finds what is wrong", async () => {
    const { code, stdout } = await icosian(WRONG, ["check", "--format", "line"], { version });
    expect(stdout).toBe(
      "src/features.ts:3:23 - error ICO3101 edge-type: `label` asks for `spend: string`, but node `spend` gives `number`. Change one of the two types, or convert the value in a node between them.\n" +
        "src/features.ts:4:22 - warning ICO3105 near-miss: Nothing is called `spedn`, so `near` takes it as an input. Did you mean `spend`?\n",
    );
    expect(code).toBe(1);
  });

  it("is content with warnings, and reads the plugin's options", async () => {
    const { code, stdout } = await icosian(CLEAN, ["check", "-p", "tsconfig.json"], {
      version,
      plugins: [{ rules: { "near-miss": "off" } }],
    });
    expect([code, stdout]).toEqual([0, "No problems in 1 dataflow module. Checked: 1 module in 1 dataflow.\n"]);
  });
});

describe("check", () => {
  it("shows code, related locations and fixes to people, and sums up", async () => {
    const { code, stdout } = await icosian(WRONG, ["check"]);
    expect(code).toBe(1);
    expect(stdout).toContain(
      "3 | export const label = (spend: string): string => spend;\n    |                       ~~~~~\n  src/features.ts:2:14 `spend` is computed here.",
    );
    expect(stdout).toContain("Fix: Rename to `spend`");
    expect(stdout.trimEnd().split("\n").at(-1)).toBe(
      "1 error and 1 warning in 1 dataflow module. Checked: 1 module in 1 dataflow.",
    );
  });

  it.each([
    ["json", /^\{"file":"src\/features.ts","line":3,/],
    ["github", /^::error file=src\/features.ts,line=3,col=23,/],
    ["sarif", /"version": "2.1.0"/],
  ])("writes %s", async (format, expected) => {
    const { code, stdout } = await icosian(WRONG, ["check", "--format", format]);
    expect(code).toBe(1);
    expect(stdout).toMatch(expected);
  });
});

describe("check --versions", () => {
  const FILES: Files = {
    ...CLEAN,
    "src/plugins.ts": "export const load = (name: string): Promise<unknown> => import(`./${name}.js`);\n",
    "src/loading.ts": `"use dataflow";\nimport { load } from "./plugins.js";\nexport const plugin = (name: string): Promise<unknown> => load(name);\n`,
  };
  const GAP = "imports a module whose name is computed";

  it("lists the nodes whose versions are incomplete, and why", async () => {
    const { code, stdout } = await icosian(FILES, ["check", "--versions"]);
    expect(stdout).toContain(
      `src/loading.ts:3:14 plugin ${GAP} (src/plugins.ts:1:57).\n1 node with an incomplete code version`,
    );
    expect(code).toBe(0);
    const json = await project!.icosian("check", "--versions", "--json");
    expect(JSON.parse(json.stdout.trimEnd().split("\n").at(-1)!)).toEqual({
      file: "src/loading.ts",
      line: 3,
      column: 14,
      node: "plugin",
      incompleteVersion: [{ what: GAP, location: "src/plugins.ts:1:57" }],
    });
    const github = await project!.icosian("check", "--versions", "--format", "github");
    expect([github.code, github.output]).toEqual([2, "`--versions` has the formats pretty, line and json.\n"]);
  });

  it("says so if all are complete", async () => {
    const { stdout } = await icosian(CLEAN, ["check", "--versions"]);
    expect(stdout.trimEnd().split("\n").at(-1)).toBe("All code versions are complete.");
  });
});

describe("--max-warnings", () => {
  const NEAR = { ...CLEAN, "src/near.ts": `"use dataflow";\nexport const far = (spned: number): number => spned;\n` };
  const MAIN = {
    "src/main.ts":
      CLEAN["src/main.ts"].replace("(features)", "(features, near)") + `import * as near from "./near.js";\n`,
  };

  it.each([
    [[], 0],
    [["--max-warnings", "2"], 0],
    [["--max-warnings=1"], 1],
    [["--max-warnings", "0", "--format", "json"], 1],
  ])("%j", async (args, expected) => {
    const { code, stderr } = await icosian({ ...NEAR, ...MAIN }, ["check", ...args]);
    expect([code, stderr]).toEqual([
      expected,
      expected === 0 ? "" : expect.stringMatching(/^2 warnings, but --max-warnings allows [01]\.\n$/),
    ]);
  });
});

describe("explain", () => {
  it.each(["ICO3101", "ico3101", "edge-type"])("prints the page of %s", async (subject) => {
    const { code, stdout } = await icosian(CLEAN, ["explain", subject]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# ICO3101 edge-type\n[\s\S]*## How to fix it/);
  });

  it("lists all, in the order of their codes", async () => {
    const lines = (await icosian(CLEAN, ["explain"])).stdout.trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(40);
    expect(lines.toSorted()).toEqual(lines);
  });
});

it("--help and --version", async () => {
  const help = (await icosian(CLEAN, ["--help"])).stdout;
  for (const part of ["icosian check\n", "--max-warnings <n>", "--watch", "Exit code 0", "2: it could not be checked"])
    expect(help).toContain(part);
  expect((await icosian(CLEAN, ["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
