/** A new project, as a user makes it: installs the packages, adds one line to its tsconfig, and computes something. */
import { realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, expect, it } from "vitest";
import { npm } from "./npm.ts";
import { packPackages } from "./pack.ts";
import { Project } from "./project.ts";
import { runOrThrow } from "./run.ts";

const FEATURES = `"use dataflow";

/** What one signup costs. */
export function spendPerSignup(spend: Float64Array, signups: Float64Array): Float64Array {
  return spend.map((value, index) => value / (signups[index] ?? 1));
}
`;

const MAIN = `import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

const inputs = { spend: Float64Array.of(10, 20), signups: Float64Array.of(2, 5) };
const { spendPerSignup } = await dataflow(features).execute(["spendPerSignup"], { inputs });
console.log(spendPerSignup.join(" "));
`;

const TSCONFIG = {
  compilerOptions: {
    target: "es2022",
    module: "nodenext",
    strict: true,
    types: ["node"],
    rootDir: "src",
    outDir: "dist",
    rewriteRelativeImportExtensions: true,
    plugins: [{ transform: "@icosian/transformer", transformProgram: true }],
  },
  include: ["src"],
};

let project: Project;

beforeAll(async () => {
  const tarballs = await packPackages();
  project = new Project(realpathSync(tmpdir()), {
    "package.json": { private: true, type: "module" },
    "tsconfig.json": TSCONFIG,
    "src/features.ts": FEATURES,
    "src/main.ts": MAIN,
  });
  for (const { file, contents } of tarballs) writeFileSync(project.path(file), contents);
  const ours = tarballs.map(({ file }) => `./${file}`);
  const theirs = ["typescript@6.0.3", "ts-patch@3.3.0", "@types/node@24"];
  await npm(["install", "--no-audit", "--no-fund", "--prefer-offline", ...ours, ...theirs], project.folder);
}, 300_000);
afterAll(() => project?.remove());

it("computes after `tspc && node dist/main.js`", async () => {
  await runOrThrow(process.execPath, ["node_modules/ts-patch/bin/tspc.js"], { folder: project.folder });
  expect(await runOrThrow(process.execPath, ["dist/main.js"], { folder: project.folder })).toBe("5 4\n");
}, 120_000);

it("computes with `node --import @icosian/transformer/register src/main.ts`", async () => {
  const flags = ["--import", "@icosian/transformer/register"];
  expect(await runOrThrow(process.execPath, [...flags, "src/main.ts"], { folder: project.folder })).toBe("5 4\n");
}, 120_000);
