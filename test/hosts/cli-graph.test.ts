/** `icosian graph` and `icosian list`, as real processes. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { ExecutionExport } from "@icosian/runtime/visualize";
import { CLEAN, CliProject, toConfig, VERSIONS, WRONG } from "./cli-project.ts";
import type { Files } from "./project.ts";
import type { RunResult } from "./run.ts";

const TAGGED = `"use dataflow";
import { node, tag } from "@icosian/runtime";
/** What was spent. */
export const spend = node(tag({ owner: "ann", pii: "true" }), (): number => 1);
export const label = (spend: number): number => spend;
`;
const MAIN = CLEAN["src/main.ts"];
const TWO = `${MAIN}export const second = dataflow(features);\n`;
const BROKEN = `"use dataflow";\nexport const broken = (label: number): number => {\n`;
const WITH_BROKEN = {
  ...CLEAN,
  "src/broken.ts": BROKEN,
  "src/main.ts": `import * as broken from "./broken.js";\n${MAIN.replace("(features)", "(features, broken)")}`,
};

/** What each format begins with. */
const FORMATS = {
  mermaid: /^(---|flowchart |%%)/,
  dot: /^(strict )?digraph /,
  svg: /^(<\?xml|<svg )/,
  html: /^<!doctype html>/,
  json: /^\{/,
} as const;

const ENDINGS = {
  "graph.mmd": FORMATS.mermaid,
  "graph.mermaid": FORMATS.mermaid,
  "graph.dot": FORMATS.dot,
  "graph.gv": FORMATS.dot,
  "graph.svg": FORMATS.svg,
  "graph.html": FORMATS.html,
  "graph.HTM": FORMATS.html,
  "graph.json": FORMATS.json,
} as const;

let project: CliProject;

afterEach(() => project?.files.remove());

async function make(files: Files): Promise<void> {
  project = await CliProject.create(files, { plugins: [{ rules: { "near-miss": "off" } }] });
}

async function expectRefusal(args: readonly string[], ...messages: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await project.icosian(...args);
  expect([code, stdout], args.join(" ")).toEqual([2, ""]);
  for (const message of messages) expect(stderr).toContain(message);
  expect(stderr).not.toContain("    at ");
}

function toGraph({ stdout }: RunResult): ExecutionExport {
  return JSON.parse(stdout) as ExecutionExport;
}

function namesOf(result: RunResult): readonly string[] {
  return toGraph(result).nodes.map(({ name }) => name);
}

describe("icosian graph", () => {
  it("writes every format to standard output by its name, and to files by their endings", async () => {
    await make(CLEAN);
    for (const [format, pattern] of Object.entries(FORMATS)) {
      const { code, stdout, stderr } = await project.icosian("graph", "--format", format);
      expect([code, stderr], format).toEqual([0, ""]);
      expect(stdout).toMatch(pattern);
      for (const name of ["label", "spend"]) expect(stdout).toContain(name);
    }
    for (const [file, pattern] of Object.entries(ENDINGS)) {
      const result = await project.icosian("graph", "--out", `out/${file}`);
      expect(result, file).toMatchObject({ code: 0, stdout: "", stderr: `Wrote out/${file}.\n` });
      expect(project.files.read(`out/${file}`)).toMatch(pattern);
    }
    const mermaid = await project.icosian("graph");
    expect(mermaid.stdout).toMatch(FORMATS.mermaid);
    expect(await project.icosian("graph", "--json")).toEqual(await project.icosian("graph", "--format", "json"));
    // The name counts, whatever the ending is.
    await project.icosian("graph", "--format", "dot", "--out", "graph.txt");
    expect(project.files.read("graph.txt")).toMatch(FORMATS.dot);
  });

  it("writes a PNG of the right size", async () => {
    await make(CLEAN);
    await expectRefusal(["graph", "--out", "graph.png"], "Install it: `npm install --save-dev sharp`.");
    expect(project.files.has("graph.png")).toBe(false);
    const sharp = join(import.meta.dirname, "../../node_modules/sharp");
    mkdirSync(project.files.path("node_modules"));
    symlinkSync(sharp, project.files.path("node_modules/sharp"), "junction");
    const svg = (await project.icosian("graph", "--format", "svg")).stdout;
    const [, width, height] = /<svg\b[^>]*? width="([\d.]+)"[^>]*? height="([\d.]+)"/.exec(svg)!;
    for (const [scale, args] of [
      [2, []],
      [1, ["--scale", "1"]],
      [0.5, ["--scale", "0.5"]],
    ] as const) {
      expect(await project.icosian("graph", "--out", "graph.png", ...args)).toMatchObject({ code: 0, stdout: "" });
      const png = readFileSync(project.files.path("graph.png"));
      expect(png.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1A\n");
      // Width and height are in the header, after its length and name.
      expect(Math.abs(png.readUInt32BE(16) - Number(width) * scale)).toBeLessThanOrEqual(1);
      expect(Math.abs(png.readUInt32BE(20) - Number(height) * scale)).toBeLessThanOrEqual(1);
    }
    await expectRefusal(["graph", "--format", "png"], "A PNG is no text. Name a file: `--out graph.png`.");
    await expectRefusal(["graph", "--out", "a.png", "--scale", "0"], "`--scale 0` is no positive number.");
    await expectRefusal(["graph", "--out", "a.png", "--scale", "0.001"], "nothing of the picture would be left");
    await expectRefusal(["graph", "--out", "a.png", "--scale", "900"], "too large for a PNG", "a smaller `--scale`");
    await expectRefusal(["graph", "--out", "a.png", "--scale", "1000000"], "pixels, which is too large");
  });

  it("draws one of several dataflows, by name, by file, or of modules", async () => {
    const other = `"use dataflow";\nexport const other = (): number => 1;\n`;
    const third = `import { dataflow } from "@icosian/runtime";\nimport * as other from "./other.js";\nexport const third = dataflow(other);\n`;
    const two = `${MAIN}export const second = dataflow({ modules: [] });\n`;
    await make({ ...CLEAN, "src/main.ts": two, "src/other.ts": other, "src/third.ts": third });
    await expectRefusal(["graph"], "There are 3 dataflows:", "src/main.ts:4:23  second", "src/third.ts:3:22  third");
    await expectRefusal(["graph", "src/main.ts"], "There are 2 dataflows:");
    await expectRefusal(["graph", "--dataflow", "thrid"], "Did you mean `third`?");
    expect(namesOf(await project.icosian("graph", "--json", "--dataflow", "third"))).toEqual(["other"]);
    expect(namesOf(await project.icosian("graph", "--json", "src/third.ts"))).toEqual(["other"]);
    const modules = await project.icosian("graph", "--json", "src/other.ts", "src/features.ts");
    expect(namesOf(modules)).toEqual(["label", "near", "other", "spedn", "spend"]);
    await expectRefusal(["graph", "src/other.ts", "src/main.ts"], "Name files of one kind.");
    // Two that have one picture.
    project.files.write({ "src/main.ts": TWO });
    expect(namesOf(await project.icosian("graph", "--json", "src/main.ts"))).toContain("label");
  });

  it("refuses what it cannot draw", async () => {
    await make({ ...CLEAN, "src/plain.ts": "export const one = 1;\n", "outside.ts": "export {};\n" });
    await expectRefusal(["graph", "--upstream-of", "labl"], "labl", "label");
    await expectRefusal(["graph", "--path-between", "label"], "does not name two nodes");
    await expectRefusal(["graph", "--path-between", "spend,labl"], "labl");
    await expectRefusal(["graph", "--hops", "many", "--upstream-of", "label"], "`--hops many` is no number of edges.");
    await expectRefusal(["graph", "--group-by", "modul"], "module");
    await expectRefusal(["graph", "--theme", "blue"], "theme");
    await expectRefusal(["graph", "--tag", "=x"], "names no tag");
    await expectRefusal(["graph", "--format", "svgs"], "Did you mean `svg`?");
    await expectRefusal(["graph", "--format", "pdf"], "There is no format `pdf`. There are mermaid, dot");
    await expectRefusal(["graph", "--out", "graph.pdf"], "does not say which format to write");
    await expectRefusal(["graph", "--out", "graph"], "does not say which format to write");
    await expectRefusal(["graph", "--upstream-off", "label"], "did you mean --upstream-of?");
    await expectRefusal(["graph", "--max-warnings", "1"], "Unknown option --max-warnings");
    await expectRefusal(["graph", "src/plain.ts"], "src/plain.ts has no dataflow");
    await expectRefusal(["graph", "src/none.ts"], "There is no file src/none.ts.");
    await expectRefusal(["graph", "outside.ts"], "outside.ts is not a part of the project.");
    await expectRefusal(["graph", "-p", "none"], "none");
    expect(await project.icosian("graph", "-p", "tsconfig.json")).toMatchObject({ code: 0, stderr: "" });
  });

  it("draws an empty dataflow, and says that a project has none", async () => {
    const empty = `import { dataflow } from "@icosian/runtime";\nexport const empty = dataflow({ modules: [] });\n`;
    await make({ ...CLEAN, "src/empty.ts": empty });
    const result = await project.icosian("graph", "--json", "--dataflow", "empty");
    expect(result.code).toBe(0);
    expect(toGraph(result)).toMatchObject({ nodes: [], edges: [] });
    for (const format of Object.keys(FORMATS))
      expect(await project.icosian("graph", "--format", format, "--dataflow", "empty")).toMatchObject({ code: 0 });
    project.files.delete("src/features.ts");
    project.files.delete("src/main.ts");
    await expectRefusal(["graph"], "has no dataflow modules");
  });

  it("draws the other modules if one has a syntax error, and says so", async () => {
    await make(WITH_BROKEN);
    const result = await project.icosian("graph", "--json");
    expect(result.code).toBe(1);
    expect(namesOf(result)).toEqual(["label", "near", "spedn", "spend"]);
    expect(result.stderr).toContain("icosian check");
    expect(result.stderr).toContain("src/broken.ts has a syntax error, so what it defines is missing.");
    // The file with the call: the modules are drawn by themselves.
    project.files.write({ ...CLEAN, "src/main.ts": "export const flow = dataflow(;", "src/broken.ts": "export {};" });
    const alone = await project.icosian("graph", "--json");
    expect(alone.code).toBe(1);
    expect(alone.stderr).toContain("src/main.ts has a syntax error, so what it defines is missing.");
    expect(namesOf(alone)).toContain("label");
    project.files.write(WRONG);
    const wrong = await project.icosian("graph", "--json");
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toMatch(
      /^src\/\w+\.ts[^\n]*error[^\n]*\nThere is 1 error in this dataflow; `icosian check` shows it\.\n$/,
    );
    expect(namesOf(wrong)).toContain("label");
  });

  it("leaves nothing half-written", async () => {
    await make({ ...CLEAN, "file.txt": "a file" });
    const before = readdirSync(project.files.folder);
    await expectRefusal(["graph", "--out", "file.txt/graph.svg"], "file.txt");
    expect(project.files.read("file.txt")).toBe("a file");
    expect(readdirSync(project.files.folder)).toEqual(before);
    // A folder of that name.
    await expectRefusal(["graph", "--format", "svg", "--out", "src"], "src");
    expect(existsSync(project.files.path("src/main.ts"))).toBe(true);
    expect(readdirSync(project.files.folder)).toEqual(before);
  });

  it("gives the same JSON with every TypeScript", async () => {
    const graphs: string[] = [];
    for (const version of VERSIONS) {
      project?.files.remove();
      const files = { "src/features.ts": TAGGED, "src/main.ts": MAIN, "tsconfig.json": toConfig({ version }) };
      project = await CliProject.create(files, { version });
      const { code, stdout, stderr } = await project.icosian("graph", "--json");
      expect([code, stderr], version).toEqual([0, ""]);
      graphs.push(stdout);
    }
    expect(JSON.parse(graphs[0]!)).toMatchObject({
      exportVersion: 1,
      nodes: [
        { name: "label", kind: "function", type: "number", source: "src/features.ts:5:14" },
        { name: "spend", documentation: "What was spent.", tags: { owner: "ann", pii: "true" }, modifiers: ["tag"] },
      ],
      edges: [{ from: "spend", to: "label", isOptional: false, collects: false }],
    });
    expect(new Set(graphs).size).toBe(1);
  });
});

describe("icosian list", () => {
  it("lists nodes as a table and as JSON, by tag and module", async () => {
    await make({ "src/features.ts": TAGGED, "src/main.ts": MAIN });
    const unlinked = "src/broken.ts has errors, so its nodes are missing; `icosian check` shows them.";
    project.files.write({ "src/broken.ts": BROKEN });
    expect(await project.icosian("list")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(unlinked) as string,
    });
    project.files.write({ "src/broken.ts": "export {};\n" });
    const { code, stdout, stderr } = await project.icosian("list");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^node +kind +type +tags +source\nlabel +function +number +src\/features\.ts:5:14\n/);
    expect(stdout).toMatch(/\nspend +function +number +owner=ann pii=true +src\/features\.ts:4:14\n$/);
    const listed = JSON.parse((await project.icosian("list", "--json")).stdout) as readonly object[];
    expect(listed).toMatchObject([
      { name: "label", dataflows: ["src/main.ts:3:21"] },
      { name: "spend", documentation: "What was spent." },
    ]);
    for (const tag of ["owner", "owner=ann", "pii=true"])
      expect(JSON.parse((await project.icosian("list", "--json", "--tag", tag)).stdout)).toMatchObject([
        { name: "spend" },
      ]);
    const none = await project.icosian("list", "--json", "--tag", "owner=bob");
    expect(none).toMatchObject({ code: 0, stdout: "[]\n", stderr: "No node matches.\n" });
    expect(await project.icosian("list", "--module", "src/none.ts")).toMatchObject({ code: 0, stdout: "" });
  });

  it("lists every dataflow of a project, each node once, and one by its name", async () => {
    const other = `"use dataflow";\nexport const other = (): number => 1;\n`;
    await make({ ...CLEAN, "src/main.ts": TWO, "src/other.ts": other });
    const all = JSON.parse((await project.icosian("list", "--json")).stdout) as readonly { name: string }[];
    expect(all.map(({ name }) => name)).toEqual(["label", "near", "other", "spedn", "spend"]);
    expect(all[0]).toMatchObject({ dataflows: ["src/main.ts:3:21", "src/main.ts:4:23"] });
    expect(all[2]).toMatchObject({ dataflows: [] });
    const one = JSON.parse(
      (await project.icosian("list", "--json", "--dataflow", "second")).stdout,
    ) as readonly object[];
    expect(one[0]).toMatchObject({ name: "label", dataflows: ["src/main.ts:4:23"] });
    await expectRefusal(["list", "--dataflow", "secund"], "Did you mean `second`?");
    await expectRefusal(["list", "--format", "json"], "Unknown option --format");
    await expectRefusal(["list", "--out", "a.json"], "Unknown option --out");
  });

  it("exits with 1 if there are errors, with what can be listed", async () => {
    await make(WITH_BROKEN);
    const { code, stdout, stderr } = await project.icosian("list");
    expect(code).toBe(1);
    expect(stdout).toContain("label");
    expect(stderr).toContain("src/broken.ts has a syntax error, so what it defines is missing.");
  });
});

it("writes Markdown with a block of Mermaid, and zero hops and any value as they are asked for", async () => {
  await make({ ...CLEAN, "src/features.ts": TAGGED });
  expect(await project.icosian("graph", "--out", "graph.md")).toMatchObject({ code: 0 });
  expect(readFileSync(project.files.path("graph.md"), "utf8")).toMatch(/^```mermaid\n[^]*\n```\n$/);
  const only = await project.icosian("graph", "--upstream-of", "label", "--hops", "0", "--json");
  expect(toGraph(only).nodes.map(({ name }) => name)).toEqual(["label"]);
  const any = await project.icosian("list", "--json", "--tag", "pii", "--tag", "pii=false");
  expect(JSON.parse(any.stdout)).toMatchObject([{ name: "spend" }]);
  await expectRefusal(["graph", "--hops", "1.5"], "`--hops 1.5` is no number of edges.");
});

it("ends quietly if the reader of its output has seen enough", async () => {
  await make(CLEAN);
  const child = spawn(process.execPath, [project.command, "graph", "--format", "html"], { cwd: project.files.folder });
  child.stdout.destroy();
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  await once(child, "close");
  expect(stderr).toBe("");
});
