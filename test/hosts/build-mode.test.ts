/** `tsc -b`: of two projects, one of which refers to the other, only what changed is built again. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { toTsconfig } from "./host-project.ts";
import { mainHost } from "./host-table.ts";
import { expectQuiet, moduleWith, moduleWithError, RebuiltProject, type Build } from "./rebuilding.ts";

const LOADERS = "loaders/src/loaders.ts";
const FEATURES = "features/src/features.ts";
const ERROR = /loaders\/src\/loaders\.ts\(3,17\): error TS902102: ICO2102 missing-return-type:/;
const CONSUMER = `import { $manifest } from "../../loaders/dist/loaders.js";\nexport const version: number = $manifest.manifestVersion;\n`;

let project: RebuiltProject;

beforeEach(async () => {
  project = await RebuiltProject.create({
    "tsconfig.json": { files: [], references: [{ path: "loaders" }, { path: "features" }] },
    "loaders/tsconfig.json": tsconfig([]),
    "features/tsconfig.json": tsconfig([{ path: "../loaders" }]),
    [LOADERS]: moduleWith("spendMean"),
    [FEATURES]: moduleWith("spendTotal"),
    "features/src/consumer.ts": CONSUMER,
  });
  expect(await build()).toMatchObject({ code: 0 });
}, 300_000);
afterEach(() => project?.remove());

function tsconfig(references: readonly object[]): object {
  if (mainHost.door.kind !== "compiler") throw new Error("The main host is a compiler.");
  const { compilerOptions, ...rest } = toTsconfig(mainHost.door);
  return { compilerOptions: { ...compilerOptions, composite: true }, ...rest, references };
}

function build(): Promise<Build> {
  return project.build("-b", ".");
}

it("builds nothing when nothing changed", async () => {
  expectQuiet(await build());
  expect(await project.nodesOf(LOADERS)).toEqual(["spendMean"]);
  expect(await project.nodesOf(FEATURES)).toEqual(["spendTotal"]);
});

it("builds the one project whose module changed", async () => {
  project.write({ [FEATURES]: moduleWith("spendTotal", "0") });
  expect(await build()).toMatchObject({ code: 0, emitted: ["features/dist/features.js"] });
  expect(await project.nodesOf(FEATURES)).toEqual(["spendTotal"]);
});

it("leaves the dependent project alone when only a body changed", async () => {
  project.write({ [LOADERS]: moduleWith("spendMean", "0") });
  expect(await build()).toMatchObject({ code: 0, emitted: ["loaders/dist/loaders.js"] });
  expectQuiet(await build());
});

it("reports an error until it is fixed", async () => {
  project.write({ [LOADERS]: moduleWithError("spendMean") });
  for (const _ of ["at first", "again"]) {
    const failed = await build();
    expect(failed.code).not.toBe(0);
    expect(failed.output).toMatch(ERROR);
  }
  project.write({ [LOADERS]: moduleWith("spendMedian") });
  expect(await build()).toMatchObject({ code: 0 });
  expect(await project.nodesOf(LOADERS)).toEqual(["spendMedian"]);
  expectQuiet(await build());
});
