/** Verdicts that are remembered between runs are never needed, and never in the way. */
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { DependencyCollector } from "../../../../../transformer/src/project/verdicts/dependencies.ts";
import { recallCheck, type CheckVerdict } from "../../../../../transformer/src/project/verdicts/recall-check.ts";
import { VerdictMemory } from "../../../../../transformer/src/project/verdicts/verdict-memory.ts";

const VERDICT: CheckVerdict = {
  diagnostics: [],
  moduleCount: 1,
  counts: { dataflows: 0, linked: 0, alone: 1, declared: 0, undeclaredEdges: 0 },
  projectCount: 1,
};

let folder = "";
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "icosian-memory-")));
  mkdirSync(join(folder, "node_modules/typescript"), { recursive: true });
  writeFileSync(join(folder, "node_modules/typescript/package.json"), `{ "name": "typescript", "version": "6.0.3" }`);
  writeFileSync(join(folder, "tsconfig.json"), "{}");
  writeFileSync(join(folder, "a.ts"), "1");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(): VerdictMemory<CheckVerdict> {
  return new VerdictMemory(join(folder, "tsconfig.json"), "check");
}

/** Remembers a verdict that depends on `a.ts` and on the names in the folder. */
async function remember(during: () => void = () => {}): Promise<void> {
  // Longer than the clock of a file system stands still.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const memory = open();
  memory.begin();
  during();
  memory.keep([join(folder, "tsconfig.json")], VERDICT, (start, files) => {
    const collector = new DependencyCollector(start);
    for (const file of [...files, join(folder, "a.ts")]) collector.addFile(file);
    collector.addTree(folder);
    const { dependencies } = collector;
    return dependencies && { dependencies, texts: {} };
  });
}

function cached(): readonly string[] {
  const path = join(folder, "node_modules/.cache/icosian");
  return readdirSync(path).map((name) => join(path, name));
}

it("remembers a verdict, from the first run on", async () => {
  expect(await recallCheck(open())).toBeNull();
  await remember();
  expect(await recallCheck(open())).toEqual(VERDICT);
  expect(cached().filter((file) => !file.endsWith(".json"))).toEqual([]);
});

it.each([
  ["a file has changed", () => writeFileSync(join(folder, "a.ts"), "2")],
  ["a file is gone", () => rmSync(join(folder, "a.ts"))],
  ["a file was created", () => writeFileSync(join(folder, "b.ts"), "")],
  ["a folder was created", () => mkdirSync(join(folder, "b"))],
  ["a package was installed", () => mkdirSync(join(folder, "node_modules/@types/x"), { recursive: true })],
  ["TypeScript is another version", () => writeFileSync(join(folder, "node_modules/typescript/package.json"), "{}")],
  ["TypeScript is gone", () => rmSync(join(folder, "node_modules/typescript"), { recursive: true })],
])("forgets it if %s", async (_, change) => {
  await remember();
  change();
  expect(await recallCheck(open())).toBeNull();
});

it("walks around in no circle, and notices where links lead", async () => {
  mkdirSync(join(folder, "one/two"), { recursive: true });
  symlinkSync(folder, join(folder, "one/two/up"), "dir");
  symlinkSync(join(folder, "one"), join(folder, "link"), "dir");
  symlinkSync(join(folder, "link"), join(folder, "over"), "dir");
  symlinkSync(join(folder, "nowhere"), join(folder, "broken"), "dir");
  await remember();
  expect(await recallCheck(open())).toEqual(VERDICT);
  rmSync(join(folder, "link"));
  symlinkSync(join(folder, "one/two"), join(folder, "link"), "dir");
  expect(await recallCheck(open())).toBeNull();
});

it.each([
  ["changes", () => writeFileSync(join(folder, "a.ts"), "2")],
  ["appears", () => writeFileSync(join(folder, "b.ts"), "2")],
  ["disappears", () => rmSync(join(folder, "only/c.ts"))],
])("remembers nothing if a file %s during the check", async (_, change) => {
  mkdirSync(join(folder, "only"));
  writeFileSync(join(folder, "only/c.ts"), "");
  await remember(change);
  expect(await recallCheck(open())).toBeNull();
});

it("ignores every damage", async () => {
  await remember();
  const file = cached().find((each) => !each.includes("texts")) ?? "";
  const whole = readFileSync(file);
  for (let at = 0; at < whole.length; at += 7) {
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    writeFileSync(file, damaged);
    expect(await recallCheck(open())).toBeNull();
    writeFileSync(file, whole.subarray(0, at));
    expect(await recallCheck(open())).toBeNull();
  }
  writeFileSync(file, whole);
  expect(await recallCheck(open())).toEqual(VERDICT);
});

it("does without a folder that cannot be written, and without any", async () => {
  writeFileSync(join(folder, "node_modules/.cache"), "a file");
  await remember();
  expect(await recallCheck(open())).toBeNull();
  rmSync(join(folder, "node_modules"), { recursive: true });
  await remember();
  expect(await recallCheck(open())).toBeNull();
});

// The super-user may write everywhere.
it.skipIf(process.getuid?.() === 0)("does without permission", async () => {
  chmodSync(join(folder, "node_modules"), 0o555);
  await remember();
  expect(await recallCheck(open())).toBeNull();
  chmodSync(join(folder, "node_modules"), 0o755);
});
