/** `icosian generate`, called as a user calls it, from published packages. */
import { afterEach, describe, expect, it } from "vitest";
import { CliProject, toConfig, VERSIONS, type CliSettings } from "./cli-project.ts";
import { findNode } from "./node-binary.ts";
import type { Files } from "./project.ts";
import { run, type RunResult } from "./run.ts";
import type { Watch } from "./watch.ts";

const FEATURES = `"use dataflow";
export const spendMean = (spend: readonly number[]): number => spend.reduce((sum, x) => sum + x, 0) / spend.length;
export const perSignup = (spendMean: number, signups: number): number => spendMean / signups;
`;
const LOADERS = `"use dataflow";
export const spend = async (url: string): Promise<readonly number[]> => url.split(",").map(Number);
`;
const MAIN = `import { manifest } from "./features.gen.js";
const { perSignup } = manifest.executeSync(["perSignup"], { inputs: { spend: [10, 20], signups: 3 } });
console.log(perSignup);
`;
const PROJECT = { "src/features.ts": FEATURES, "src/loaders.ts": LOADERS, "src/main.ts": MAIN };
/** Compiles by itself: the name of the plugin is not there for a compiler without plugins. */
const PLAIN = { plugins: [], config: {} } as const;
const OUT = { types: ["node"], rootDir: "src", outDir: "dist", skipLibCheck: true } as const;

let project: CliProject;
let watch: Watch | undefined;
afterEach(async () => {
  await watch?.stop();
  watch = undefined;
  project?.files.remove();
});

async function open(files: Files = {}, settings: CliSettings = {}): Promise<CliProject> {
  project = await CliProject.create({ ...PROJECT, ...files }, settings);
  return project;
}

function compile(...args: readonly string[]): Promise<RunResult> {
  const tsc = project.command.replace(/@icosian.*/, "typescript/bin/tsc");
  return run(process.execPath, [tsc, "-p", ".", ...args], { folder: project.files.folder });
}

describe.each(VERSIONS)("TypeScript %s without a plugin", (version) => {
  it("compiles a generated file, runs it without eval, and names a missing input", async () => {
    const config = toConfig({ version, ...PLAIN });
    const compilerOptions = { ...(config as { readonly compilerOptions: object }).compilerOptions, ...OUT };
    await open({ "tsconfig.json": { ...config, compilerOptions } }, { version });
    expect(await project.icosian("generate", "src/features.ts")).toMatchObject({
      code: 0,
      stdout: "Wrote src/features.gen.ts: 2 nodes of 1 dataflow module.\n",
      stderr: "",
    });
    expect(await compile()).toMatchObject({ code: 0, output: "" });
    const script = [project.files.path("dist/main.js")];
    const strict = ["--disallow-code-generation-from-strings", ...script];
    expect(await run(process.execPath, strict, { folder: project.files.folder })).toMatchObject({ stdout: "5\n" });

    project.files.write({ "src/main.ts": MAIN.replace(", signups: 3", "") });
    const { code, output } = await compile("--noEmit");
    expect(code).not.toBe(0);
    expect(output).toContain("src/main.ts(2,");
    expect(output).toContain("Property 'signups' is missing");
  });
});

describe("what is generated", () => {
  it("runs without any build where Node strips types", async () => {
    await open({ "src/main.ts": MAIN.replace(".js", ".ts") });
    project.files.delete("tsconfig.json");
    await project.icosian("generate", "src/features.ts");
    const script = [project.files.path("src/main.ts")];
    expect(await run(await findNode(24), script, { folder: project.files.folder })).toMatchObject({ stdout: "5\n" });
  });

  it("has edges that icosian check judges", async () => {
    const wrong = FEATURES.replace("perSignup = (spendMean: number", "perSignup = (spendMean: Date");
    await open({ "src/features.ts": wrong.replace("spendMean / signups", "+spendMean / signups") });
    await project.icosian("generate", "src/features.ts");
    const { code, stdout } = await project.icosian("check", "--format", "line");
    expect(code).toBe(1);
    expect(stdout).toContain("src/features.ts:3:27 - error ICO3101 edge-type");
  });

  it("joins modules in the file that is named", async () => {
    await open();
    const said = await project.icosian("generate", "--out", "src/new/flow.gen.ts", "src/features.ts", "src/loaders.ts");
    expect(said).toMatchObject({ code: 0, stdout: "Wrote src/new/flow.gen.ts: 3 nodes of 2 dataflow modules.\n" });
    const text = project.files.read("src/new/flow.gen.ts");
    expect(text).toContain("`icosian generate --out src/new/flow.gen.ts src/features.ts src/loaders.ts`");
    expect(text).toContain(`import * as loaders from "../loaders.js";`);
    expect(text).toContain(`readonly perSignup: "signups" | "url";`);
  });

  it("imports modules as the project does", async () => {
    const config = toConfig({}) as { readonly compilerOptions: object };
    const compilerOptions = { ...config.compilerOptions, rewriteRelativeImportExtensions: true };
    await open({ "tsconfig.json": { ...config, compilerOptions } });
    await project.icosian("generate", "src/features.ts");
    expect(project.files.read("src/features.gen.ts")).toContain(`from "./features.ts";`);
  });

  it.each([
    ["of the plugin", {}, [{ generate: [{ modules: ["src/features.ts"] }] }]],
    ["of the package.json", { generate: [{ modules: ["src/features.ts"] }] }, [{}]],
  ])("is configured once: in the options %s", async (_name, icosian, plugins) => {
    await open({ "package.json": { type: "module", icosian } }, { plugins });
    expect(await project.icosian("generate", "--check")).toMatchObject({ code: 1 });
    expect(await project.icosian("generate")).toMatchObject({ code: 0 });
    expect(await project.icosian("generate", "--check")).toMatchObject({
      code: 0,
      stdout: "src/features.gen.ts is as it should be.\n",
    });
    // What was generated is no dataflow module, and what is in it is no problem.
    expect(await project.icosian("check")).toMatchObject({ code: 0 });
  });

  it("has requests as code that the configuration names", async () => {
    const generate = [{ modules: ["src/features.ts"], plans: [["perSignup"]] }];
    const config = toConfig(PLAIN) as { readonly compilerOptions: object };
    const compilerOptions = { ...config.compilerOptions, ...OUT };
    await open({
      "package.json": { type: "module", icosian: { generate } },
      "tsconfig.json": { ...config, compilerOptions },
    });
    expect(await project.icosian("generate")).toMatchObject({ code: 0, stderr: "" });
    expect(project.files.read("src/features.gen.ts")).toContain("`icosian generate --plan perSignup src/features.ts`");
    expect(await project.icosian("generate", "--check", "--plan", "perSignup", "src/features.ts")).toMatchObject({
      code: 0,
    });
    expect(await compile()).toMatchObject({ code: 0, output: "" });
    const compiled = project.files.read("dist/features.gen.js");
    project.files.write({
      "dist/features.gen.js": compiled.replace("tools) => {", "tools) => { console.log('code');"),
    });
    const strict = ["--disallow-code-generation-from-strings", project.files.path("dist/main.js")];
    expect(await run(process.execPath, strict, { folder: project.files.folder })).toMatchObject({
      stdout: "code\n5\n",
    });
  });

  it("says which requests cannot be code", async () => {
    await open();
    const said = await project.icosian("generate", "--plan", "signups", "--plan", "perSignup", "src/features.ts");
    expect(said).toMatchObject({ code: 0 });
    expect(said.stderr).toContain("a request for signups is interpreted and no code. Nothing has to be computed.");
  });

  it("may be a file of modules without a directive, which an option names", async () => {
    await open({ "src/features.ts": FEATURES.replace(/.*\n/, "") }, { plugins: [{ include: ["src/features*"] }] });
    for (const outcome of ["Wrote", "as it should be"])
      expect((await project.icosian("generate", "src/features.ts")).stdout).toContain(outcome);
  });
});

describe("--check", () => {
  it("fails when a file is stale, and says what to run", async () => {
    await open();
    await project.icosian("generate", "src/features.ts");
    const before = project.files.read("src/features.gen.ts");
    expect(await project.icosian("generate", "--check", "src/features.ts")).toMatchObject({ code: 0 });

    project.files.write({ "src/features.ts": FEATURES.replace("signups: number", "signups: bigint") });
    expect(await project.icosian("generate", "--check", "src/features.ts")).toMatchObject({
      code: 1,
      stdout: "src/features.gen.ts is stale. Run `icosian generate src/features.ts`.\n",
    });
    expect(project.files.read("src/features.gen.ts")).toBe(before);
  });

  it("takes line ends of any kind", async () => {
    await open();
    await project.icosian("generate", "src/features.ts");
    const text = project.files.read("src/features.gen.ts");
    project.files.write({ "src/features.gen.ts": text.replaceAll("\n", "\r\n") });
    expect(await project.icosian("generate", "--check", "src/features.ts")).toMatchObject({ code: 0 });
  });

  it("fails when there is no file", async () => {
    await open();
    expect(await project.icosian("generate", "--check", "src/features.ts")).toMatchObject({ code: 1 });
    expect(project.files.has("src/features.gen.ts")).toBe(false);
  });
});

describe("errors in modules", () => {
  it.each([
    ["a syntax error", FEATURES.replace("const perSignup", "const"), "ICO2001 syntax-error"],
    ["a type that is missing", FEATURES.replace("signups: number", "signups"), "src/features.ts:3:46"],
    ["a cycle", `${FEATURES}export const spend = (perSignup: number): readonly number[] => [perSignup];\n`, "ICO3"],
    ["a node twice", `${FEATURES}export class More { static spendMean(): number { return 1; } }\n`, "spendMean"],
  ])("leave the file as it is: %s", async (_name, features, message) => {
    await open();
    await project.icosian("generate", "src/features.ts");
    const before = project.files.read("src/features.gen.ts");
    project.files.write({ "src/features.ts": features });
    const { code, stdout, stderr } = await project.icosian("generate", "--format", "line", "src/features.ts");
    expect(code).toBe(1);
    expect(stdout).toContain(message);
    expect(stderr).toMatch(/^src\/features\.gen\.ts was not written: \d errors?\.\n$/);
    expect(project.files.read("src/features.gen.ts")).toBe(before);
  });
});

/** Arguments, a part of what is said, and the files that are different. */
const WRONG: readonly (readonly [args: readonly string[], message: string, files: Files])[] = [
  [["src/feature.ts"], "There is no src/feature.ts, of which src/feature.gen.ts was to be generated.", {}],
  [["src/main.ts"], `src/main.ts is no dataflow module. Begin it with "use dataflow";`, {}],
  [["package.json"], "package.json is no TypeScript file", {}],
  [
    ["src/features.ts", "src/loaders.ts"],
    "Name the file in which the modules are joined: `--out src/flow.gen.ts`.",
    {},
  ],
  [[], "Nothing says what to generate. Name modules", {}],
  [["--out", "src/flow.gen.ts"], "Name the modules too", {}],
  [["--plan", "perSignup"], "Name the modules too", {}],
  [["--plan", "perSingup", "src/features.ts"], "Did you mean `perSignup`?", {}],
  [["--plan", "", "src/features.ts"], "its plans ask for ``, which is no node and no input.", {}],
  [
    [],
    '`icosian.generate` is [{"modules":["src/features.ts"],"plans":["perSignup"]}]. Write a list of',
    { "package.json": { icosian: { generate: [{ modules: ["src/features.ts"], plans: ["perSignup"] }] } } },
  ],
  [["--out", "src/features.ts", "src/features.ts"], "Give the generated file another name.", {}],
  [["--out", "src/flow.js", "src/features.ts"], "src/flow.js is no name for a TypeScript file", {}],
  [["--out", "src/main.ts", "src/features.ts"], "src/main.ts is there and was not generated, so it is left alone.", {}],
  [
    ["--out", "src/main.ts/flow.gen.ts", "src/features.ts"],
    "src/main.ts/flow.gen.ts cannot be read: a part of its path is a file",
    {},
  ],
  [["--check", "--watch", "src/features.ts"], "Leave one of them out.", {}],
  [["--max-warnings", "1", "src/features.ts"], "Unknown option --max-warnings.", {}],
  [["-p", "nowhere", "src/features.ts"], "Name a tsconfig with `-p`", {}],
  [
    [],
    '`icosian.generate` is "src". Write a list of',
    { "package.json": { type: "module", icosian: { generate: "src" } } },
  ],
  [[], "package.json: ", { "package.json": "{ not json" }],
  [["src/features.ts"], "tsconfig.json: ", { "tsconfig.json": { extends: "./nowhere.json" } }],
];

describe("what cannot be generated is said in a sentence", () => {
  it.each(WRONG)("%j %s", async (args, message, files) => {
    await open(files);
    const result = await project.icosian("generate", ...args);
    expect(result).toMatchObject({ code: 2, stdout: "" });
    expect(result.stderr).toContain(message);
    expect(result.stderr).not.toMatch(/^ {4}at /m);
  });

  it("a CommonJS project whose compiler will refuse the file", async () => {
    const config = { compilerOptions: { module: "node16", strict: true } };
    await open({ "package.json": {}, "tsconfig.json": config });
    const { code, stderr } = await project.icosian("generate", "src/features.ts");
    expect(code).toBe(0);
    expect(stderr).toContain("src/features.gen.ts will be CommonJS, as package.json says");
    expect(stderr).toContain(`Say "type": "module" in it`);
  });

  it("but a CommonJS project whose compiler takes it is none", async () => {
    const config = toConfig(PLAIN) as { readonly compilerOptions: object };
    const compilerOptions = { ...config.compilerOptions, ...OUT };
    await open({ "package.json": {}, "tsconfig.json": { ...config, compilerOptions } });
    expect(await project.icosian("generate", "src/features.ts")).toMatchObject({ code: 0, stderr: "" });
    expect(await compile()).toMatchObject({ code: 0 });
    const script = [project.files.path("dist/main.js")];
    expect(await run(process.execPath, script, { folder: project.files.folder })).toMatchObject({ stdout: "5\n" });
  });
});

describe("--watch", () => {
  it("follows edits, errors, a file that is taken away, and the configuration", async () => {
    const config = (modules: readonly string[]): object =>
      toConfig({ plugins: [{ generate: [{ out: "src/flow.gen.ts", modules }] }] });
    await open({ "tsconfig.json": config(["src/features.ts"]) });
    watch = project.watch("generate", "--watch");
    await watch.buildThatSays(/Wrote src\/flow\.gen\.ts: 2 nodes of 1 dataflow module\./);

    project.files.write({ "src/features.ts": FEATURES.replace("signups: number", "signups: number, weeks: number") });
    const said = await watch.buildThatSays(/Wrote src\/flow\.gen\.ts/);
    expect(said).toMatch(/\n\[\d\d:\d\d:\d\d\] src\/features\.ts changed\.\n/);
    expect(project.files.read("src/flow.gen.ts")).toContain(`"spend" | "signups" | "weeks"`);

    const before = project.files.read("src/flow.gen.ts");
    project.files.write({ "src/features.ts": "export const = 1;\n" });
    await watch.buildThatSays(/no dataflow module|ICO2001/);
    expect(project.files.read("src/flow.gen.ts")).toBe(before);
    project.files.delete("src/features.ts");
    await watch.buildThatSays(/There is no src\/features\.ts/);
    project.files.write({ "src/features.ts": FEATURES });
    await watch.buildThatSays(/Wrote src\/flow\.gen\.ts/);

    project.files.write({ "tsconfig.json": config(["src/features.ts", "src/loaders.ts"]) });
    await watch.buildThatSays(/3 nodes of 2 dataflow modules/);
    expect(await watch.end("SIGTERM")).toBe(0);
    watch = undefined;
  });

  it("writes a generated file again that somebody changes", async () => {
    await open();
    watch = project.watch("generate", "--watch", "src/features.ts");
    await watch.buildThatSays(/Wrote/);
    const text = project.files.read("src/features.gen.ts");
    project.files.write({ "src/features.gen.ts": `${text}export {};\n` });
    await expect.poll(() => project.files.read("src/features.gen.ts"), { timeout: 120_000 }).toBe(text);
  });
});
