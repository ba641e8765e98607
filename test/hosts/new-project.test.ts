/** A new project, by hand, as the README says: its commands, its tsconfig and its two examples, in an empty folder. */
import { readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { packedPackages } from "./packed.ts";
import { Project } from "./project.ts";
import { runOrThrow } from "./run.ts";

const README = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");

/** Blocks of code of one language, without the indentation of the list that they stand in. */
function blocks(language: string, text: string): readonly string[] {
  const found = text.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\``, "gm"));
  return [...found].map(([, indent = "", block = ""]) => block.replaceAll(new RegExp(`^${indent}`, "gm"), ""));
}

const [features = "", main = ""] = blocks("ts", README);
const steps = README.slice(README.indexOf("## In your project"), README.indexOf("## A dataflow module at a glance"));
const [, installing = "", compiling = "", registered = ""] = blocks("sh", steps);
const [tsconfig = ""] = blocks("json", steps);

let project: Project;

function shell(command: string): Promise<string> {
  return runOrThrow("sh", ["-ec", command], { folder: project.folder });
}

beforeAll(async () => {
  const tarballs = packedPackages();
  project = new Project(realpathSync(tmpdir()), {});
  for (const { file, contents } of tarballs) writeFileSync(project.path(file), contents);
  // The packages as they would be published stand for those of the registry.
  const packed = tarballs.reduce((text, { name, file }) => text.replaceAll(` ${name}`, ` ./${file}`), installing);
  await shell(packed.replaceAll("npm install", "npm install --no-audit --no-fund --prefer-offline"));
  project.write({ "tsconfig.json": tsconfig, "src/features.ts": features, "src/main.ts": main });
}, 300_000);
afterAll(() => project?.remove());

it("installs, compiles and computes what its comment says", async () => {
  expect(installing.split("\n")).toHaveLength(4);
  expect(compiling).toBe("npx tspc && node dist/main.js\n");
  const [, expected] = /; \/\/ (.*)\n/.exec(main) ?? [];
  expect(expected).toBe("-20 -20 -10 10 10 30");
  expect(await shell(compiling)).toBe(`${expected}\n`);
});

it("computes without a build", async () => {
  expect(registered).toBe("node --import @icosian/transformer/register src/main.ts\n");
  expect(await shell(registered)).toBe("-20 -20 -10 10 10 30\n");
});
