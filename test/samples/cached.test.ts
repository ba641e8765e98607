/** What samples/cached says of itself: second runs, edits, a crash and what comes after it; in two hosts. */
import { execFileSync, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { cleanEnvironment, runOrThrow } from "../hosts/run.ts";

const REPOSITORY: string = join(import.meta.dirname, "../..");
const COMMAND: string = join(REPOSITORY, "transformer/bin/icosian.js");

const ALL =
  "films, filmFeatures, ratings, words, vocabulary, wordFeatures, features, modelFit, neighbourError, modelError, report";
/** What an edit of `clean` reaches, and what it does not. */
const REACHED = "words, vocabulary, wordFeatures, features, modelFit, neighbourError, modelError, report";
const OTHERS = "films, filmFeatures, ratings";

let folder: string;
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Copies the sample to a folder of its own. */
function copySample(): void {
  folder = mkdtempSync(join(tmpdir(), "icosian-cached-"));
  cpSync(join(REPOSITORY, "samples/cached"), folder, {
    recursive: true,
    filter: (path) => !/[\\/](dist|\.icosian)$/.test(path),
  });
  symlinkSync(join(REPOSITORY, "node_modules"), join(folder, "node_modules"), "junction");
}

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(join(folder, file), "utf8");
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
}

/** The names after `computed:` or `cached:` in what the program prints. */
function namesOf(output: string, outcome: "computed" | "cached"): string {
  return new RegExp(`^${outcome}: (.*)$`, "m").exec(output)?.[1] ?? "";
}

function expectNodes(output: string, computed: string, cached: string): void {
  expect(namesOf(output, "computed")).toBe(computed);
  expect(namesOf(output, "cached")).toBe(cached);
}

function countRecords(): number {
  const records = join(folder, ".icosian/cache/ac");
  return existsSync(records)
    ? readdirSync(records, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json")).length
    : 0;
}

function explain(node: string): string {
  return execFileSync(process.execPath, [COMMAND, "cache", "explain", node], { cwd: folder, encoding: "utf8" });
}

const HOSTS = [
  { name: "tspc", isBuilt: true, args: ["dist/main.js"] },
  { name: "register", isBuilt: false, args: ["--import", "@icosian/transformer/register", "src/main.ts"] },
] as const;

describe.each(HOSTS)("with $name", ({ isBuilt, args }) => {
  const build = async (): Promise<void> => {
    if (isBuilt) await runOrThrow(join(folder, "node_modules/.bin/tspc"), ["-p", "tsconfig.json"], { folder });
  };
  const run = async (): Promise<string> => {
    await build();
    return runOrThrow(process.execPath, args, { folder });
  };

  /** Runs the program, and kills it when some more values have been stored. */
  async function runAndKill(values: number): Promise<void> {
    await build();
    const before = countRecords();
    const child = spawn(process.execPath, args, { cwd: folder, env: cleanEnvironment(), stdio: "ignore" });
    const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on("close", (_, signal) => resolve(signal)));
    while (countRecords() < before + values && child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill("SIGKILL");
    expect(await ended).toBe("SIGKILL");
    expect(countRecords()).toBe(before + values);
  }

  it("computes what has changed, and goes on after a crash", async () => {
    copySample();
    expectNodes(await run(), ALL, "nothing");
    const second = await run();
    expectNodes(second, "nothing", ALL);
    expect(explain("modelFit")).toBe("`modelFit` was served from the cache.\n");

    edit("src/text.ts", "/** The words", "// Short words tell nothing.\n\n/** All words");
    edit("src/model.ts", "const rate = 0.5;", "const rate   =   0.5; // per epoch");
    expectNodes(await run(), "nothing", ALL);

    edit("src/text.ts", "word.length > 1", "word.length > 2");
    const edited = await run();
    expectNodes(edited, REACHED, OTHERS);
    expect(edited).toContain("`words` was computed because `clean` in src/text.ts has changed.\n");
    expect(explain("modelFit")).toBe(
      "`modelFit` was computed because `features` has another value: `clean` in src/text.ts has changed.\n",
    );

    // The same as before: all of it is still there.
    edit("src/text.ts", "word.length > 2", "word.length > 1");
    const back = await run();
    expectNodes(back, "nothing", ALL);
    expect(back).toBe(second);

    // The model is being fitted when the words, and what follows from them but the model, are stored.
    edit("src/text.ts", "word.length > 1", "word.length > 3");
    await runAndKill(5);
    expectNodes(
      await run(),
      "modelFit, modelError, report",
      `${OTHERS}, words, vocabulary, wordFeatures, features, neighbourError`,
    );
    expect(explain("modelFit")).toBe(
      "`modelFit` was computed because `features` has another value: `clean` in src/text.ts has changed.\n",
    );
    expectNodes(await run(), "nothing", ALL);
  });
});
