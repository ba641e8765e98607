/** `icosian watch`: runs outputs after every edit, whatever state the files are in, and computes only what the edit reaches. */
import { existsSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { CliProject } from "./cli-project.ts";
import type { Files } from "./project.ts";
import type { Watch } from "./watch.ts";

const TEXT = `export const clean = (title: string): string => title.trim();\n`;
const FEATURES = `"use dataflow";
import { clean } from "./text.ts";
export const words = (title: string): readonly string[] => clean(title).split(" ");
export const count = (words: readonly string[]): number => words.length;
export const shout = (words: readonly string[], mark: string = "!"): string => words.join(" ").toUpperCase() + mark;
`;
const FLOW = `import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
export const flow = dataflow(features);
`;
const FILES = {
  "src/text.ts": TEXT,
  "src/features.ts": FEATURES,
  "src/flow.ts": FLOW,
  "inputs.json": { title: " the end " },
} as const;
const RUN = ["watch", "src/flow.ts", "--outputs", "count,shout", "--inputs", "inputs.json"] as const;

let project: CliProject;
let watch: Watch | undefined;

afterEach(async () => {
  await watch?.stop();
  watch = undefined;
  project?.files.remove();
});

/** What a run says of its nodes, without times. */
function nodesOf(said: string): { readonly computed: string; readonly cached: string } {
  const [, computed = ""] = /^Computed (?:nothing|\d+ nodes?: (.*))\.$/m.exec(said) ?? [];
  const [, cached = ""] = /^Served \d+ nodes? from the cache: (.*)\.$/m.exec(said) ?? [];
  return { computed: computed.replaceAll(/ \([\d.]+ m?s\)/g, ""), cached };
}

async function start(files: Files, ...args: readonly string[]): Promise<Watch> {
  project = await CliProject.create(files);
  watch = project.watch(...args);
  return watch;
}

async function waitUntilGone(process_: number): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    try {
      process.kill(process_, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The process ${process_} goes on.`);
}

it("computes what an edit reaches, and follows broken states and their ends", async () => {
  await start(FILES, ...RUN);
  const { files } = project;
  const next = (pattern: RegExp): Promise<string> => watch!.buildThatSays(pattern);
  const first = await next(/Done in/);
  expect(first).toContain("count: 2\nshout: 'THE END!'\n");
  expect(nodesOf(first)).toEqual({ computed: "words, count, shout", cached: "" });

  files.write({ "src/text.ts": `// Without blanks.\n${TEXT}` });
  const commented = await next(/Done in/);
  expect(commented).toMatch(/\n\[\d\d:\d\d:\d\d\] src\/text\.ts changed\. Running again\.\n/);
  expect(nodesOf(commented)).toEqual({ computed: "", cached: "words, count, shout" });

  // The same value: what follows is served.
  files.write({ "src/text.ts": TEXT.replace("trim()", "trimStart().trimEnd()") });
  expect(nodesOf(await next(/Done in/))).toEqual({ computed: "words", cached: "count, shout" });
  files.write({ "src/text.ts": TEXT.replace("trim()", "trimEnd()") });
  const changed = await next(/Done in/);
  expect(changed).toContain("count: 3\n");
  expect(nodesOf(changed)).toEqual({ computed: "words, count, shout", cached: "" });
  files.write({ "src/text.ts": TEXT });
  expect(nodesOf(await next(/Done in/))).toEqual({ computed: "", cached: "words, count, shout" });

  // A module that cannot be read, a diagnostic, a failing node, and their ends.
  files.write({ "src/features.ts": `${FEATURES}export const half = (` });
  await next(/src\/features\.ts.*ICO2001/s);
  files.write({ "src/features.ts": FEATURES.replace("(words: readonly string[]): number", "(words): number") });
  await next(/This dataflow module has errors\.\nsrc\/features\.ts:4:23 - error ICO2101/);
  files.write({ "src/features.ts": FEATURES.replace("words.length", `raise("too few")`).concat(RAISE) });
  const failed = await next(/ICO8001/);
  expect(failed).toContain("RangeError: too few");
  expect(failed).toMatch(/at raise \(.*src\/features\.ts:6:\d+\)/);
  files.write({ "src/features.ts": FEATURES });
  await next(/Done in/);

  // A file that goes and comes back; an output that is renamed.
  files.delete("src/text.ts");
  await next(/Cannot find module '.*text\.ts'/);
  files.write({ "src/text.ts": TEXT });
  expect(nodesOf(await next(/Done in/)).computed).toBe("");
  files.write({ "src/features.ts": FEATURES.replace("const count", "const counts") });
  await next(/ICO7001 .*`count`.*Did you mean `counts`\?/);
  files.write({ "src/features.ts": FEATURES });
  await next(/Done in/);

  // The inputs are watched; files that the run does not load are not.
  files.write({ "inputs.json": "{ not json" });
  await next(/inputs\.json is no JSON: /);
  files.write({ "inputs.json": { title: "again", mark: "?" } });
  expect(await next(/Done in/)).toContain("shout: 'AGAIN?'");
  files.write({ "src/other.ts": TEXT, "other.json": {} });
  files.write({ "src/text.ts": TEXT.replace("title.trim()", "title.trim().slice(1)") });
  const last = await next(/Done in/);
  expect(last).toMatch(/\n\[[\d:]+\] src\/text\.ts changed\. Running/);
  expect(last).toContain("shout: 'GAIN?'");
  expect(await watch!.end("SIGINT")).toBe(0);
});

const RAISE = `const raise = (text: string): never => { throw new RangeError(text); };\n`;

/** A node that runs for a minute, in one of two ways, and says its process. */
function toSlow(how: "waits" | "computes"): string {
  const body =
    how === "waits"
      ? `await new Promise((resolve) => setTimeout(resolve, 60_000 * minutes));`
      : `for (const end = Date.now() + 60_000 * minutes; Date.now() < end; );`;
  return `export const slow = async (words: readonly string[]): Promise<number> => {
  const minutes = 1;
  console.log(\`process \${process.pid}.\`);
  ${body}
  return words.length;
};
`;
}

describe.each(["waits", "computes"] as const)("a node that %s", (how) => {
  const files = { ...FILES, "src/features.ts": FEATURES + toSlow(how) };
  const args = ["watch", "src/flow.ts", "--outputs", "slow,count", "--inputs", "inputs.json"];
  const begin = async (): Promise<number> => Number(/\d+/.exec(await watch!.words(/process \d+\./))![0]);

  it("is ended by an edit, and what was finished is served", async () => {
    await start(files, ...args);
    const first = await begin();
    project.files.write({ "src/features.ts": FEATURES + toSlow(how).replace("= 1;", "= 0;") });
    const said = await watch!.buildThatSays(/Done in/);
    await waitUntilGone(first);
    expect(said).toMatch(/\] src\/features\.ts changed\. Running again\.\n/);
    expect(nodesOf(said).computed).toContain("slow");
    expect(nodesOf(said).cached).toContain("words");
    expect(await watch!.end("SIGTERM")).toBe(0);
  });

  it("is ended with the command", async () => {
    await start(files, ...args);
    const run = await begin();
    expect(await watch!.end("SIGINT")).toBe(0);
    await waitUntilGone(run);
  });
});

it("does not outlive a command that is killed", async () => {
  const files = { ...FILES, "src/features.ts": FEATURES + toSlow("waits") };
  await start(files, "watch", "src/flow.ts", "--outputs", "slow", "--inputs", "inputs.json");
  const run = Number(/\d+/.exec(await watch!.words(/process \d+\./))![0]);
  await watch!.end("SIGKILL");
  await expect(waitUntilGone(run)).resolves.toBeUndefined();
});

describe("with --once", () => {
  const icosian = (...args: readonly string[]): ReturnType<CliProject["icosian"]> => project.icosian(...args, "--once");

  it("prints JSON for programs, and what the code prints elsewhere", async () => {
    const printing = FEATURES.replace("=> words.length", `=> { console.log("counting"); return words.length; }`);
    project = await CliProject.create({ ...FILES, "src/features.ts": printing });
    const { code, stdout, stderr } = await icosian(...RUN, "--json", "--input", 'mark="."');
    expect([code, stderr]).toEqual([0, "counting\n"]);
    const result = JSON.parse(stdout) as Record<string, unknown>;
    expect(result).toMatchObject({ outputs: { count: 2, shout: "THE END." }, cached: [], runId: expect.any(String) });
    expect(result["computed"]).toMatchObject([{ node: "words", count: 1 }, { node: "count" }, { node: "shout" }]);
    const again = JSON.parse((await icosian(...RUN, "--json")).stdout) as Record<string, unknown>;
    expect(again["cached"]).toEqual(["words", "count"]);
    const failed = await icosian(...RUN, "--json", "--outputs", "cuont");
    expect([failed.code, failed.stderr]).toEqual([1, ""]);
    expect((JSON.parse(failed.stdout) as { readonly error: string }).error).toContain("Did you mean `count`?");
  });

  it("leaves a cache alone that the dataflow has, and its other adapters", async () => {
    const flow = `import { dataflow } from "@icosian/runtime";
import { cache } from "@icosian/runtime/cache";
import * as features from "./features.ts";
const adapters = [{ postGraphExecute: () => console.log("ended") }, cache({ folder: "mine" })];
export default dataflow({ modules: [features], adapters });
`;
    project = await CliProject.create({ ...FILES, "src/flow.ts": flow });
    expect((await icosian(...RUN)).stdout).toMatch(/^ended\ncount: 2\n/);
    expect(nodesOf((await icosian(...RUN)).stdout).cached).toBe("words, count, shout");
    expect([project.files.has("mine/cache.json"), existsSync(project.files.path(".icosian"))]).toEqual([true, false]);
    const explained = await project.icosian("cache", "explain", "count", "--folder", "mine");
    expect(explained.stdout).toBe("`count` was served from the cache.\n");
  });

  it("runs a generated dataflow", async () => {
    project = await CliProject.create({
      ...FILES,
      "src/flow.ts": `export { features as flow } from "./features.gen.ts";\n`,
    });
    expect(await project.icosian("generate", "src/features.ts")).toMatchObject({ code: 0 });
    const [, name = ""] = /export const (\w+)/.exec(project.files.read("src/features.gen.ts")) ?? [];
    project.files.write({ "src/flow.ts": `export { ${name} as flow } from "./features.gen.ts";\n` });
    const first = await icosian(...RUN);
    expect(nodesOf(first.stdout), first.output).toEqual({ computed: "words, count, shout", cached: "" });
    expect(nodesOf((await icosian(...RUN)).stdout)).toEqual({ computed: "", cached: "words, count, shout" });
  });

  it.each<readonly [args: readonly string[], message: string]>([
    [["watch"], "Name the file that exports the dataflow: `icosian watch src/flow.ts --outputs report`."],
    [["watch", "src/flow.ts"], "Name the outputs to compute: `icosian watch src/flow.ts --outputs report,modelFit`."],
    [["watch", "src/flow.ts", "a.ts", "--outputs", "a"], "`icosian watch` takes one file. Leave out `a.ts`."],
    [["watch", "src/flow.ts", "--outputs", "a,"], "`--outputs a,` has an empty name."],
    [["watch", "src/flow.ts", "--outputs", "a", "-p", "src"], "takes no `--project`"],
    [["watch", "src/flow.ts", "--output", "a"], "Unknown option --output; did you mean --outputs?"],
    [["watch", "src/flow.ts", "--outputs", "a", "--format", "json"], "Unknown option --format"],
    [["watch", "src/flwo.ts", "--outputs", "a"], "There is no file src/flwo.ts. Did you mean src/flow.ts?"],
    [["watch", "src", "--outputs", "a"], "src is a folder. Name the file that exports the dataflow."],
    [["watch", "src/text.ts", "--outputs", "a"], "src/text.ts exports no dataflow as `flow`, nor by default."],
    [["watch", "src/flow.ts", "--export", "flwo", "--outputs", "a"], "Did you mean `--export flow`?"],
    [["watch", "src/features.ts", "--export", "words", "--outputs", "a"], "`words` of src/features.ts is no dataflow."],
    [
      ["watch", "src/flow.ts", "--outputs", "a", "--input", "title"],
      "names no input. Write it like `--input limit=3`.",
    ],
    [
      ["watch", "src/flow.ts", "--outputs", "a", "--input", "title=the end"],
      "The value of `--input title` is no JSON: ",
    ],
    [["watch", "src/flow.ts", "--outputs", "a", "--input", "b=1", "--input", "b=2"], "`--input` gives `b` twice."],
    [["watch", "src/flow.ts", "--outputs", "a", "--inputs", "input.json"], "Did you mean inputs.json?"],
    [["watch", "src/flow.ts", "--outputs", "a", "--inputs", "list.json"], "must have an object with one member"],
  ])("%j", async (args, message) => {
    project = await CliProject.create({ ...FILES, "list.json": [1] });
    const { code, stdout, stderr } = await icosian(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });
});
