/** The command `icosian`, as a user calls it: checks projects of every TypeScript, explains, and refuses misuse. */
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { installPackages } from "./install-packages.ts";
import { packPackages } from "./pack.ts";
import { Project, type Files } from "./project.ts";
import { run, type RunResult } from "./run.ts";

const FEATURES = `"use dataflow";
export const spend = (): number => 1;
export const label = (spend: string): string => spend;
export const near = (spedn: number): number => spedn;
`;
const MAIN = `import { dataflow } from "@icosian/runtime";
import * as features from "./features.js";
export const flow = dataflow(features);
`;
const CLEAN = {
  "src/features.ts": FEATURES.replace("spend: string", "spend: number").replace("): string", "): number"),
  "src/main.ts": MAIN,
};
const WRONG = { "src/features.ts": FEATURES, "src/main.ts": MAIN };

let project: Project | undefined;
afterEach(() => project?.remove());

async function icosian(
  files: Files,
  args: readonly string[],
  { version = "6.0.3", plugins = [{}] }: { version?: string; plugins?: readonly object[] } = {},
): Promise<RunResult> {
  const installed = await installPackages({ typescript: version, "@types/node": "20.10.0" }, await packPackages());
  const module = version.startsWith("4") ? "node16" : "nodenext";
  const compilerOptions = {
    target: "es2022",
    lib: ["es2022"],
    types: ["node"],
    strict: true,
    module,
    moduleResolution: module,
    plugins: plugins.map((entry) => ({ transform: "@icosian/transformer", ...entry })),
  };
  project = new Project(join(installed, "projects"), {
    "package.json": { type: "module" },
    "tsconfig.json": { compilerOptions, include: ["src"] },
    ...files,
  });
  const command = join(installed, "node_modules/@icosian/transformer/dist/hosts/cli/main.js");
  return run(process.execPath, [command, ...args], { folder: project.folder });
}

describe.each(["4.9.5", "5.9.3", "6.0.3", "7.0.2"])("check with TypeScript %s", (version) => {
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
    expect([code, stdout]).toEqual([0, "No problems in 1 dataflow module.\n"]);
  });
});

describe("check", () => {
  it("shows code, related places and fixes to people, and sums up", async () => {
    const { code, stdout } = await icosian(WRONG, ["check"]);
    expect(code).toBe(1);
    expect(stdout).toContain(
      "3 | export const label = (spend: string): string => spend;\n    |                       ~~~~~\n  src/features.ts:2:14 `spend` is computed here.",
    );
    expect(stdout).toContain("Fix: Rename to `spend`");
    expect(stdout.trimEnd().split("\n").at(-1)).toBe("1 error and 1 warning in 1 dataflow module.");
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

describe("misuse exits with 2 and says in one sentence what to do", () => {
  it.each([
    [["chek"], "`chek` is no command of icosian"],
    [["check", "twice"], "`check twice` is no command"],
    [["check", "--fromat", "line"], "Unknown option '--fromat'"],
    [["check", "--format", "xml"], "There is no format `xml`"],
    [["check", "-p", "nowhere"], "Name a tsconfig with `-p`"],
    [["check", "-p", "broken.json"], "broken.json"],
    [["explain", "edge-tpe"], "Did you mean `edge-type`?"],
    [["explain", "ICO9999"], "There is no diagnostic `ICO9999`"],
    [["explain", "ICO3101", "ICO3102"], "is no command"],
  ])("%j", async (args, message) => {
    const { code, output } = await icosian({ ...CLEAN, "broken.json": "{ not json" }, args);
    expect(output).toContain(message);
    expect(output).not.toContain("    at ");
    expect(code).toBe(2);
  });

  it("a project without dataflow modules", async () => {
    const { code, output } = await icosian({ "src/a.ts": "export const a = 1;\n" }, ["check"]);
    expect([code, output]).toEqual([2, expect.stringContaining("has no dataflow modules")]);
  });

  it("a project with a TypeScript that is too old", async () => {
    const fake = { "node_modules/typescript/package.json": { name: "typescript", version: "4.5.0", main: "index.js" } };
    const { code, output } = await icosian({ ...CLEAN, ...fake }, ["check"]);
    expect([code, output]).toEqual([2, expect.stringContaining("TypeScript 4.5.0 is too old")]);
  });
});

describe("explain", () => {
  it.each(["ICO3101", "ico3101", "edge-type"])("prints the page of %s", async (subject) => {
    const { code, stdout } = await icosian(CLEAN, ["explain", subject]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# ICO3101 edge-type\n[\s\S]*## How to mend it/);
  });

  it("lists all, in the order of their codes", async () => {
    const lines = (await icosian(CLEAN, ["explain"])).stdout.trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(40);
    expect(lines.toSorted()).toEqual(lines);
  });
});

it("--help and --version", async () => {
  expect((await icosian(CLEAN, ["--help"])).stdout).toContain("icosian check [-p tsconfig.json]");
  expect((await icosian(CLEAN, ["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
