/** `--incremental`: a build after an edit emits what changed, with its manifest, and remembers errors. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { expectQuiet, moduleWith, moduleWithError, RebuiltProject, type Build } from "./rebuilding.ts";

const EDITED = "src/edited.ts";
const EDITED_OUTPUT = ["dist/edited.d.ts", "dist/edited.js"];
const OTHER_OUTPUT = ["dist/other.d.ts", "dist/other.js"];
const PLAIN_OUTPUT = ["dist/plain.d.ts", "dist/plain.js"];
const ERROR = /src\/edited\.ts\(3,17\): error TS902102: ICO2102 missing-return-type:/;

let project: RebuiltProject;

// An error takes the manifest out of a module's declarations, and its return puts it back: what imports it is emitted too.
beforeEach(async () => {
  project = await RebuiltProject.create({
    [EDITED]: moduleWith("spendMean"),
    "src/other.ts": moduleWith("spendTotal"),
    "src/plain.ts": `import { spendMean } from "./edited.js";\nexport const mean: number = spendMean([1]);\n`,
  });
  expect((await build()).emitted).toHaveLength(6);
}, 300_000);
afterEach(() => project?.remove());

function build(...args: readonly string[]): Promise<Build> {
  return project.build("-p", ".", "--incremental", ...args);
}

it("emits nothing when nothing changed", async () => {
  expectQuiet(await build());
  expect(await project.nodesOf(EDITED)).toEqual(["spendMean"]);
});

it("emits one module, with its manifest, when a body changed", async () => {
  const [version] = /codeVersion: "[^"]+"/.exec(project.project.files.read("dist/edited.js")) ?? [];
  project.write({ [EDITED]: moduleWith("spendMean", "spend.length + 1") });
  expect(await build()).toMatchObject({ code: 0, emitted: EDITED_OUTPUT });
  expect(await project.nodesOf(EDITED)).toEqual(["spendMean"]);
  expect(version).toBeDefined();
  expect(project.project.files.read("dist/edited.js")).not.toContain(version);
  expectQuiet(await build());
});

it("emits a module and those that import it when a node was added", async () => {
  project.write({
    [EDITED]: `${moduleWith("spendMean")}export const spendMax = (spend: readonly number[]): number => spend.length;\n`,
  });
  expect(await build()).toMatchObject({ code: 0, emitted: [...EDITED_OUTPUT, ...PLAIN_OUTPUT] });
  expect(await project.nodesOf(EDITED)).toEqual(["spendMean", "spendMax"]);
});

it("reports an error until it is fixed, though nothing changes in between", async () => {
  project.write({ [EDITED]: moduleWithError("spendMean") });
  const first = await build();
  expect(first.output).toMatch(ERROR);
  expect(first.code).toBe(2);
  expect(await project.nodesOf(EDITED)).toEqual([]);

  const second = await build();
  expect(second).toMatchObject({ emitted: [] });
  expect(second.code).not.toBe(0);
  expect(second.output).toMatch(ERROR);

  project.write({ "src/other.ts": moduleWith("spendTotal", "0") });
  expect((await build()).output).toMatch(ERROR);

  project.write({ [EDITED]: moduleWith("spendMean") });
  expect(await build()).toMatchObject({ code: 0, emitted: [...EDITED_OUTPUT, ...PLAIN_OUTPUT] });
  expect(await project.nodesOf(EDITED)).toEqual(["spendMean"]);
  expectQuiet(await build());
});

it("reports errors under --noEmit, and emits later what was not emitted", async () => {
  project.write({ [EDITED]: moduleWithError("spendMean") });
  for (const _ of ["at first", "again"]) {
    const checked = await build("--noEmit");
    expect(checked).toMatchObject({ emitted: [] });
    expect(checked.code).not.toBe(0);
    expect(checked.output).toMatch(ERROR);
  }
  project.write({ [EDITED]: moduleWith("spendMean", "0") });
  expectQuiet(await build("--noEmit"));
  expect((await build()).emitted).toEqual([...EDITED_OUTPUT, ...PLAIN_OUTPUT]);
  expect(project.project.files.read("dist/edited.js")).toContain("return 0");
  expect(await project.nodesOf(EDITED)).toEqual(["spendMean"]);
});

it("emits nothing under --noEmitOnError while there is an error", async () => {
  project.write({ [EDITED]: moduleWithError("spendMean"), "src/other.ts": moduleWith("spendTotal", "0") });
  for (const _ of ["at first", "again"]) {
    const failed = await build("--noEmitOnError");
    expect(failed).toMatchObject({ emitted: [] });
    expect(failed.code).not.toBe(0);
    expect(failed.output).toMatch(ERROR);
    expect(await project.nodesOf(EDITED)).toEqual(["spendMean"]);
  }
  project.write({ [EDITED]: moduleWith("spendMean", "0") });
  const fixed = await build("--noEmitOnError");
  expect(fixed).toMatchObject({ code: 0, emitted: [...EDITED_OUTPUT, ...OTHER_OUTPUT, ...PLAIN_OUTPUT] });
  expect(project.project.files.read("dist/edited.js")).toContain("return 0");
  expect(await project.nodesOf(EDITED)).toEqual(["spendMean"]);
});
