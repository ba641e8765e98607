/** The command `icosian`, asked what it cannot do: exit code 2, a sentence, and never a stack. */
import { afterEach, describe, expect, it } from "vitest";
import { CLEAN, CliProject, toConfig, VERSIONS, type CliSettings } from "./cli-project.ts";
import type { Files } from "./project.ts";
import type { RunResult } from "./run.ts";

let project: CliProject | undefined;
afterEach(() => project?.files.remove());

async function icosian(files: Files, args: readonly string[], settings: CliSettings = {}): Promise<RunResult> {
  project = await CliProject.create(files, settings);
  return project.icosian(...args);
}

/** What a refusal looks like: nothing but a sentence. */
function refusal(message: string): object {
  return { code: 2, stdout: "", stderr: expect.stringContaining(message) as string, hasStack: false };
}

function withStack(result: RunResult): RunResult & { readonly hasStack: boolean } {
  return { ...result, hasStack: /^ {4}at /m.test(result.output) };
}

describe("arguments", () => {
  it.each([
    [["chek"], "`chek` is no command of icosian. Did you mean `icosian check`?"],
    [["paint"], "`paint` is no command of icosian. `icosian --help` says"],
    [["check", "src"], "Name a project with `-p src`"],
    [["check", "--fromat", "line"], "Unknown option --fromat; did you mean --format?"],
    [["check", "--max-warning=1"], "Unknown option --max-warning; did you mean --max-warnings?"],
    [["check", "-x"], "Unknown option -x. `icosian --help` says"],
    [["check", "--colour"], "Unknown option --colour. `icosian --help` says"],
    [["check", "--format", "xml"], "There is no format `xml`. Formats are pretty, line, json"],
    [["check", "--format", "jsno"], "There is no format `jsno`. Did you mean `json`?"],
    [["check", "--format", "constructor"], "There is no format `constructor`."],
    [["check", "--max-warnings", "few"], "`few` is no number of warnings"],
    [["check", "-p"], "argument missing. `icosian --help` says"],
    [["list", "--tag"], "argument missing. `icosian --help` says"],
    [["graph", "--group-by", "modul"], "`--group-by modul` is no choice. Did you mean `module`?"],
    [["graph", "--orientation", "up"], "`--orientation up` is no choice. Write `down` or `right`."],
    [["check", "--watch=often"], "does not take an argument"],
    [["explain", "edge-tpe"], "Did you mean `edge-type`?"],
    [["explain", "ICO9999"], "There is no diagnostic `ICO9999`"],
    [["explain", "ICO3101", "ICO3102"], "is no command"],
  ])("%j", async (args, message) => expect(withStack(await icosian(CLEAN, args))).toMatchObject(refusal(message)));
});

describe.each(VERSIONS)("a project with TypeScript %s", (version) => {
  const settings = { version };

  it.each<readonly [name: string, files: Files, args: readonly string[], message: string]>([
    ["that is nowhere", {}, ["-p", "nowhere"], "Name a tsconfig with `-p`"],
    ["in a folder without a tsconfig", {}, ["-p", "src"], "There is no tsconfig.json in"],
    ["whose tsconfig is broken", { "broken.json": "{ not json" }, ["-p", "broken.json"], "broken.json: "],
    [
      "whose tsconfig extends a missing file",
      { "tsconfig.json": { extends: "./base.json", include: ["src"] } },
      [],
      "base.json",
    ],
    [
      "whose tsconfig names a missing file",
      { "tsconfig.json": { ...toConfig(settings), files: ["src/gone.ts", "src/main.ts"] } },
      [],
      "src/gone.ts' not found.",
    ],
    [
      "whose tsconfig has an unknown option",
      { "tsconfig.json": { compilerOptions: { strickt: true } } },
      [],
      "tsconfig.json: Unknown compiler option 'strickt'.",
    ],
    [
      "without dataflow modules",
      { "src/features.ts": "export {};\n" },
      [],
      'tsconfig.json has no dataflow modules. Begin them with "use dataflow";',
    ],
    ["that references a missing one", { "tsconfig.json": solution("gone") }, [], "which is not there"],
    [
      "that references itself through others",
      { "tsconfig.json": solution("a"), "a/tsconfig.json": solution("../b"), "b/tsconfig.json": solution("../a") },
      [],
      "Projects reference each other in a circle: a/tsconfig.json → b/tsconfig.json → a/tsconfig.json.",
    ],
  ])("%s", async (_, files, args, message) =>
    expect(withStack(await icosian({ ...CLEAN, ...files }, ["check", ...args], settings))).toMatchObject(
      refusal(message),
    ),
  );
});

function solution(...paths: readonly string[]): object {
  return { files: [], references: paths.map((path) => ({ path })) };
}

describe("the TypeScript of the project", () => {
  it.each([
    ["is too old", { version: "4.5.0" }, "TypeScript 4.5.0 is too old: 4.9 or later is needed."],
    [
      "has another API",
      { version: "9.1.0", exports: { "./package.json": "./package.json" } },
      "TypeScript 9.1.0 has no API that is known",
    ],
    ["has no exports", { version: "7.0.2" }, "TypeScript 7.0.2 has no API that is known here."],
  ])("%s", async (_, fields, message) => {
    const fake = { "node_modules/typescript/package.json": { name: "typescript", main: "index.js", ...fields } };
    expect(withStack(await icosian({ ...CLEAN, ...fake }, ["check"]))).toMatchObject(refusal(message));
  });

  it("is not installed", async () => {
    // A link by which nothing can be found.
    const fake = { "node_modules/typescript/package.json": { name: "typescript", exports: {} } };
    expect(withStack(await icosian({ ...CLEAN, ...fake }, ["check"]))).toMatchObject(
      refusal("has no TypeScript. Install it:"),
    );
  });
});

it("tells a fault of its own from one of the user's", async () => {
  const fake = {
    "node_modules/typescript/package.json": { name: "typescript", version: "6.0.3", main: "index.js" },
    "node_modules/typescript/index.js": "exports.sys = {};",
  };
  const { code, stderr } = await icosian({ ...CLEAN, ...fake, "node_modules/typescript/x": "" }, ["check"]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^ICO9001 internal-error: This is a fault of Icosian's own; please report it[\s\S]*\n {4}at /);
});
