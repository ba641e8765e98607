/** `icosian init`, as somebody begins: a project that compiles with `tsc`, and everything that can be in the way. */
import { readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { CliProject } from "./cli-project.ts";
import { npm } from "./npm.ts";
import { packedPackages } from "./packed.ts";
import { Project } from "./project.ts";
import { run, type RunResult } from "./run.ts";
import { answerInTerminal } from "./terminal.ts";

const TSCONFIG = `{
  "compilerOptions": {
    // What Node runs.
    "target": "es2022",
    "module": "nodenext",
    "strict": true,
    "types": ["node"],
    "rootDir": "src",
    "outDir": "dist",
    "rewriteRelativeImportExtensions": true, // so that Node runs src/ too
  },
  "include": ["src"]
}
`;

const MAIN = `import { dataflow } from "@icosian/runtime";
import * as invoices from "./invoices.ts";

const { line } = await dataflow(invoices).execute(["line"], { inputs: { prices: [1, 2] } });
console.log(line);
`;

/** The module with which the README shows what a node may be. */
function readInvoices(): string {
  const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
  const [, text] = /## A dataflow module at a glance\n+```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  if (text === undefined) throw new Error("The README has no such module any more.");
  return text;
}

describe("a new project", () => {
  let project: Project;
  const icosian = (...args: readonly string[]): Promise<RunResult> => {
    const command = project.path("node_modules/@icosian/transformer/dist/hosts/cli/main.js");
    return run(process.execPath, [command, ...args], { folder: project.folder });
  };

  beforeAll(async () => {
    project = new Project(realpathSync(tmpdir()), {
      "package.json": { private: true, type: "module", scripts: { build: "tsc", start: "node dist/main.js" } },
      "tsconfig.json": TSCONFIG,
    });
    const tarballs = packedPackages();
    for (const { file, contents } of tarballs) writeFileSync(project.path(file), contents);
    const packages = [...tarballs.map(({ file }) => `./${file}`), "typescript@6.0.3", "@types/node@24"];
    await npm(["install", "--no-audit", "--no-fund", "--prefer-offline", ...packages], project.folder);
  }, 300_000);
  afterAll(() => project?.remove());

  it("computes after `icosian init --yes`, and is left alone by another one", async () => {
    const { code, stdout, output } = await icosian("init", "--yes");
    expect(code, output).toBe(0);
    expect(stdout).toContain('ts-patch: the script "build" compiles');
    expect(stdout).toContain("npm install --save-dev ts-patch@3.3.0");
    expect(project.read("tsconfig.json")).toContain(
      `"rewriteRelativeImportExtensions": true, // so that Node runs src/ too\n    "plugins": [`,
    );

    project.write({ "src/invoices.ts": readInvoices(), "src/main.ts": MAIN });
    await npm(["run", "build"], project.folder);
    expect(await npm(["run", "--silent", "start"], project.folder)).toBe("4 EUR\n");

    const again = await icosian("init", "--yes");
    expect([again.code, again.stdout]).toEqual([
      0,
      "Icosian is already set up for ts-patch. There is nothing to change.\n",
    ]);
  }, 300_000);
});

describe("asked", () => {
  const FILES = { "package.json": { scripts: { build: "tsc" } }, "tsconfig.json": TSCONFIG } as const;
  let project: CliProject;
  afterEach(() => project.files.remove());

  function expectUntouched(): void {
    expect(project.files.read("tsconfig.json")).toBe(TSCONFIG);
    expect(JSON.parse(project.files.read("package.json"))).toMatchObject({ scripts: { build: "tsc" } });
  }

  it("changes nothing without a terminal, and says why", async () => {
    project = await CliProject.create(FILES);
    const { code, stdout, stderr } = await project.icosian("init");
    expect([code, stderr]).toEqual([
      2,
      "Nothing was changed: there is no terminal to ask in. Add `--yes` to make these changes.\n",
    ]);
    expect(stdout).toContain(`    +     "plugins": [\n`);
    expectUntouched();
  });

  it("only shows with --dry-run", async () => {
    project = await CliProject.create(FILES);
    const { code, stdout } = await project.icosian("init", "--dry-run", "--sample");
    expect(code).toBe(0);
    expect(stdout).toContain(`  src/features.mts (new)\n    + "use dataflow";\n`);
    expectUntouched();
    expect(project.files.has("src/features.mts")).toBe(false);
  });

  it("leaves installing to the user with --no-install", async () => {
    project = await CliProject.create({ ...FILES, "pnpm-lock.yaml": "" });
    const { code, stdout } = await project.icosian("init", "-y", "--no-install", "--sample");
    expect(code).toBe(0);
    expect(stdout).toContain("Now install: `pnpm add --save-dev @icosian/transformer ts-patch@3.3.0`.");
    expect(project.files.read("package.json")).toContain(`"build": "tspc"`);
    expect(project.files.read("src/features.mts")).toMatch(/^"use dataflow";/);
    expect((await project.icosian("check", "-p", ".")).stdout).toContain("No problems in 1 dataflow module.");
  });

  it("edits nothing when installing fails", async () => {
    const npmrc = "registry=http://127.0.0.1:9/\nfetch-retries=0\n";
    project = await CliProject.create({ ...FILES, ".npmrc": npmrc });
    const { code, stdout } = await project.icosian("init", "--yes");
    expect(stdout).toContain("`npm install @icosian/runtime` failed. Icosian has edited no file.");
    expect(code).toBe(1);
    expectUntouched();
  });

  it.each([
    ["n", "Nothing was changed."],
    ["", "Now install: `npm install"],
  ])("asks in a terminal, and takes %j for an answer", async (answer, said) => {
    project = await CliProject.create(FILES);
    const command = `${process.execPath} ${project.command} init --no-install`;
    const printed = await answerInTerminal(command, project.files.folder, "Make these changes? (Y/n)", answer);
    expect(printed).toContain(said);
    if (answer === "n") expectUntouched();
  });

  it.each([
    [["init", "src"], "Name a folder with `-p src`"],
    [["init", "--host", "vit"], "There is no host `vit`. Did you mean `vite`?"],
    [["init", "-p", "nowhere"], "There is no "],
    [["init", "--host"], "argument missing"],
  ])("refuses %j", async (args, message) => {
    project = await CliProject.create(FILES);
    const { code, stdout, stderr } = await project.icosian(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expectUntouched();
  });
});
