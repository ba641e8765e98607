/** `icosian check --fix`: what has only one right answer is written, everything else stays as it is. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { CliProject, type CliSettings } from "./cli-project.ts";
import type { Files } from "./project.ts";
import { cleanEnvironment } from "./run.ts";

const MAIN = `import { dataflow } from "@icosian/runtime";
import * as features from "./features.js";
import * as more from "./more.js";
export const flow = dataflow(features, more);
export const asked = flow.execute(["TO_TAL", "mroe"], { inputs: { limit: 3 } });
`;
const FILES = {
  "src/types.ts": "export interface Row {\n  readonly id: number;\n}\n",
  "src/features.ts": `"use dataflow";
import type { Row } from "./types.js";
export const rows = (limit: number): readonly Row[] => [];
export const total = (rows) => rows.length;
export const rate = async (limit: number): Promise<number> => 1;
export const twice = (rate) => 2 * rate;
export const bad = (rate): number => rate.length;
export const anything = (limit: number) => JSON.parse("1");
`,
  "src/more.ts": `"use dataflow";
export const more = (rows, total) => rows.length + total;
export const named = ({ rows, twice }) => rows.length + twice;
`,
  "src/main.ts": MAIN,
} as const;
const FIXED = {
  "src/types.ts": FILES["src/types.ts"],
  "src/features.ts": `"use dataflow";
import type { Row } from "./types.js";
export const rows = (limit: number): readonly Row[] => [];
export const total = (rows: readonly Row[]): number => rows.length;
export const rate = async (limit: number): Promise<number> => 1;
export const twice = (rate: number): number => 2 * rate;
export const bad = (rate): number => rate.length;
export const anything = (limit: number) => JSON.parse("1");
`,
  "src/more.ts": `"use dataflow";
import type { Row } from "./types.js";
export const more = (rows: readonly Row[], total: number): number => rows.length + total;
export const named = ({ rows, twice }: { rows: readonly Row[]; twice: number }): number => rows.length + twice;
`,
  "src/main.ts": MAIN.replace("TO_TAL", "total"),
} as const;

let project: CliProject;

afterEach(() => {
  project?.files.remove();
});

async function make(files: Files, settings: CliSettings = {}): Promise<void> {
  project = await CliProject.create(files, settings);
}

function textsOf(files: Files): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(files).map((path) => [path, project.files.read(path)]));
}

/** Everything that tells whether a file was written. */
function stateOf(path: string): string {
  const { mtimeMs, ino, mode } = statSync(project.files.path(path));
  return `${mtimeMs} ${ino} ${mode}`;
}

describe.each(["4.9.5", "6.0.3", "7.0.2"])("TypeScript %s", (version) => {
  it("fixes what has one right answer, and says what stays and why", async () => {
    await make(FILES, { version });
    const { code, stdout, stderr } = await project.icosian("check", "--fix");
    expect(textsOf(FILES)).toEqual(FIXED);
    expect([code, stderr]).toEqual([1, ""]);
    expect(stdout).toContain("src/main.ts:5:36 - ICO3201 unknown-output: Rename to `total`.\n");
    expect(stdout).toContain(
      "src/features.ts:4:23 - ICO2101 missing-parameter-type: Write out the type `readonly Row[]`.\n",
    );
    expect(stdout).toContain(
      "src/features.ts:7:21 - ICO2101 missing-parameter-type: Write out the type `number`. Not applied: it would lead to TS2339: Property 'length' does not exist on type 'number'.\n",
    );
    expect(stdout).toContain(
      "Fixed 10 problems in 3 files. 1 problem has a fix that is a guess: choose in the editor.\n",
    );
    expect(stdout).toContain("No node of this dataflow is called `mroe`. Did you mean `more`?");
    // The rest is what a new check finds.
    const cold = await project.icosian("check");
    expect(stdout.endsWith(cold.stdout)).toBe(true);

    const before = Object.keys(FILES).map(stateOf);
    const again = await project.icosian("check", "--fix");
    expect(again.stdout).toContain("Nothing was fixed. 1 problem has a fix that is a guess: choose in the editor.\n");
    expect(Object.keys(FILES).map(stateOf)).toEqual(before);
    expect(readdirSync(project.files.path("src")).sort()).toEqual(["features.ts", "main.ts", "more.ts", "types.ts"]);
  });

  it("keeps line ends, marks of UTF-8, modes and links", async () => {
    const toOthers = (files: Readonly<Record<string, string>>): Files =>
      Object.fromEntries(Object.entries(files).map(([path, text]) => [path, `\uFEFF${text.replaceAll("\n", "\r\n")}`]));
    await make(toOthers(FILES), { version });
    chmodSync(project.files.path("src/more.ts"), 0o640);
    renameSync(project.files.path("src/features.ts"), project.files.path("real.ts"));
    symlinkSync("../real.ts", project.files.path("src/features.ts"));
    await project.icosian("check", "--fix");
    expect(textsOf(FILES)).toEqual(toOthers(FIXED));
    expect(stateOf("src/more.ts").split(" ")[2]).toBe(String(0o100640));
    expect(lstatSync(project.files.path("src/features.ts")).isSymbolicLink()).toBe(true);
  });
});

it("leaves files that are read-only or no UTF-8, and fixes the others", async () => {
  await make(FILES);
  chmodSync(project.files.path("src/features.ts"), 0o444);
  const before = stateOf("src/features.ts");
  const { stdout } = await project.icosian("check", "--fix");
  expect(stdout).toContain(
    "src/features.ts:4:23 - ICO2101 missing-parameter-type: Write out the type `readonly Row[]`. Not applied: it is read-only.\n",
  );
  expect(project.files.read("src/features.ts")).toBe(FILES["src/features.ts"]);
  expect(stateOf("src/features.ts")).toBe(before);
  expect(project.files.read("src/more.ts")).toContain("(rows: readonly Row[], total)");
  const wide = Buffer.from(`\uFEFF${FILES["src/more.ts"]}`, "utf16le");
  writeFileSync(project.files.path("src/more.ts"), wide);
  const second = await project.icosian("check", "--fix");
  expect(second.stdout).toMatch(
    /src\/more\.ts:2:\d+ - ICO2101 .* Not applied: it is not in UTF-8, or has just changed\.\n/,
  );
  expect(readFileSync(project.files.path("src/more.ts"))).toEqual(wide);
});

it("does not choose between types, nor guess names", async () => {
  const files = {
    "src/a.ts": `"use dataflow";\nexport const spendMean = (limit: number): number => limit;\n`,
    "src/b.ts": `"use dataflow";\nexport const spendMean = (limit: number): string => "b";\n`,
    "src/shared.ts": `"use dataflow";\nexport const shared = (spendMean): number => 1;\nexport const near = (spendMeen: number): number => 1;\nexport const wide = (limit: number) => (limit > 0 ? [] : JSON.parse("[]"));\n`,
    "src/main.ts": `import { dataflow } from "@icosian/runtime";
import * as a from "./a.js";
import * as b from "./b.js";
import * as shared from "./shared.js";
export const one = dataflow(a, shared);
export const two = dataflow(b, shared);
export const asked = one.execute(["spendMeam", "nearr"], { inputs: { limit: 1, spendMeen: 2, limt: 3 } });
`,
  };
  await make(files);
  const { stdout } = await project.icosian("check", "--fix");
  expect(textsOf(files)).toEqual(files);
  expect(stdout).toMatch(/^Nothing was fixed\. \d+ problems have fixes that are a guess: choose in the editor\.\n/);
});

it("mixes nothing into other formats, and goes with no watching", async () => {
  await make(FILES);
  const { code, stdout, stderr } = await project.icosian("check", "--fix", "--json");
  expect(code).toBe(1);
  expect(stderr).toContain("Fixed 10 problems in 3 files.");
  const lines = stdout.split("\n").filter((line) => line !== "");
  expect(lines.map((line) => (JSON.parse(line) as { readonly slug: string }).slug)).toContain("missing-parameter-type");
  expect(await project.icosian("check", "--fix", "--watch")).toMatchObject({
    code: 2,
    stdout: "",
    stderr: "`--fix` and `--watch` do not go together. Fix once, then watch.\n",
  });
});

it("fixes around a file that cannot be read, and nothing in a project without mistakes", async () => {
  await make({ ...FILES, "src/features.ts": `${FILES["src/features.ts"]}export const broken = (\n` });
  const { code } = await project.icosian("check", "--fix");
  expect(code).toBe(1);
  expect(project.files.read("src/features.ts")).toContain("export const total = (rows) => rows.length;");
  project.files.write({
    ...FIXED,
    "src/main.ts": MAIN.replace(`"TO_TAL", "mroe"`, `"total"`),
    "src/features.ts": FIXED["src/features.ts"].replace(/export const (?:bad|anything).*\n/g, ""),
  });
  expect(await project.icosian("check", "--fix")).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Nothing was fixed\.\nNo problems in 2 dataflow modules\./) as string,
  });
});

it("never leaves a half-written file when it is killed", async () => {
  await make(FILES);
  const known = new Set([...Object.values(FILES), ...Object.values(FIXED)]);
  for (let round = 0; round < 8; round++) {
    project.files.write(FILES);
    const child = spawn(process.execPath, [project.command, "check", "--fix"], {
      cwd: project.files.folder,
      env: cleanEnvironment(),
      stdio: ["ignore", "pipe", "ignore"],
    });
    const ended = once(child, "exit");
    // The moments around the first line are those in which files are written.
    if (round % 2 === 0) setTimeout(() => child.kill("SIGKILL"), 300 + 150 * round);
    else child.stdout.once("data", () => child.kill("SIGKILL"));
    await ended;
    for (const [path, text] of Object.entries(textsOf(FILES))) expect(known.has(text), path).toBe(true);
  }
});
