/** `icosian check --watch`: says after every edit what a check would say, whatever state the project is in. */
import { afterEach, describe, expect, it } from "vitest";
import { CLEAN, CliProject, toConfig, VERSIONS, WRONG } from "./cli-project.ts";
import type { Watch } from "./watch.ts";

const QUIET = { plugins: [{ rules: { "near-miss": "off" } }] };
const NO_PROBLEMS = /No problems in 1 dataflow module\./;
const ERROR = /src\/features\.ts:3:23 error ICO3101 edge-type/;

let project: CliProject;
let watch: Watch | undefined;

afterEach(async () => {
  await watch?.stop();
  watch = undefined;
  project?.files.remove();
});

describe.each(VERSIONS)("with TypeScript %s", (version) => {
  it("follows edits, broken states and their ends", async () => {
    const config = toConfig({ version, ...QUIET });
    project = await CliProject.create({ ...CLEAN, "tsconfig.json": config }, { version });
    watch = project.watch("check", "--watch");
    await watch.buildThatSays(NO_PROBLEMS);

    project.files.write({ "src/features.ts": WRONG["src/features.ts"] });
    const said = await watch.buildThatSays(ERROR);
    expect(said).toMatch(/\n\[\d\d:\d\d:\d\d\] src\/features\.ts changed\. Checking again\.\n/);
    expect(said).toContain("1 error and 0 warnings in 1 dataflow module.");

    project.files.write({ "src/features.ts": `${CLEAN["src/features.ts"]}export const = 1;\n` });
    await watch.buildThatSays(/ICO2001 syntax-error/);
    project.files.write({ "src/features.ts": CLEAN["src/features.ts"] });
    await watch.buildThatSays(NO_PROBLEMS);

    project.files.write({ "tsconfig.json": "{ not json" });
    await watch.buildThatSays(/tsconfig\.json: /);
    project.files.write({ "tsconfig.json": toConfig({ version }) });
    await watch.buildThatSays(/ICO3105 near-miss/);
    project.files.write({ "tsconfig.json": config });
    await watch.buildThatSays(NO_PROBLEMS);

    // A file that comes, in a folder that comes, is imported, and goes.
    const more = `"use dataflow";\nexport const more = (label: string): string => label;\n`;
    project.files.write({ "src/new/more.ts": more });
    await watch.buildThatSays(/No problems in 2 dataflow modules\./);
    const main = CLEAN["src/main.ts"].replace("(features)", "(features, more)");
    project.files.write({ "src/main.ts": `import * as more from "./new/more.js";\n${main}` });
    await watch.buildThatSays(/src\/new\/more\.ts:2:22 error ICO3101/);
    project.files.delete("src/new/more.ts");
    await watch.buildThatSays(/ICO3110 unresolved-module/);
    project.files.write({ "src/main.ts": CLEAN["src/main.ts"] });
    await watch.buildThatSays(NO_PROBLEMS);

    project.files.delete("tsconfig.json");
    await watch.buildThatSays(/tsconfig\.json/);
    project.files.write({ "tsconfig.json": config });
    await watch.buildThatSays(NO_PROBLEMS);

    expect(await watch.end("SIGTERM")).toBe(0);
  });
});

it("ends with 0 on Ctrl+C, and keeps what it says between results out of a format for programs", async () => {
  project = await CliProject.create(WRONG);
  watch = project.watch("check", "-w", "--format", "json");
  expect(await watch.buildThatSays(/"code":"ICO3101"/)).toContain("Watching for changes.");
  expect(await watch.end("SIGINT")).toBe(0);
});

it("does not wait where there is no TypeScript to wait with", async () => {
  const fake = { "node_modules/typescript/package.json": { name: "typescript", version: "4.5.0" } };
  project = await CliProject.create({ ...CLEAN, ...fake });
  expect(await project.icosian("check", "--watch")).toMatchObject({ code: 2 });
});
