/** `tsc -b`: of two projects, one of which refers to the other, only what changed is built again. */
import { afterEach, beforeEach, expect, it } from "vitest";
import {
  expectQuiet,
  moduleWith,
  moduleWithError,
  RebuiltProject,
  toRebuiltTsconfig,
  type Build,
} from "./rebuilding.ts";

const LOADERS = "loaders/src/loaders.ts";
const FEATURES = "features/src/features.ts";
const ERROR = /loaders\/src\/loaders\.ts\(3,17\): error TS902102: ICO2102 missing-return-type:/;
const CONSUMER = `import * as loaders from "../../loaders/dist/loaders.js";\nexport const names: readonly string[] = Object.keys(loaders);\n`;
const NODES = "loaders/src/nodes.ts";
const CALLER = `import { dataflow } from "@icosian/runtime";
import * as nodes from "../../loaders/dist/nodes.js";
import * as texts from "./texts.js";
const flow = dataflow(nodes, texts);
export const run = () => flow.executeSync(["text"], {});
export const misspelt = () => flow.executeSync(["text"], { inputs: { x: 4, y: 5 } as never });
`;

/** A module that a dataflow of the other project links, with what is decided by a modifier. */
function nodesWith(type: "boolean" | "number", feed: "x" | "z"): string {
  return `"use dataflow";
import { inject, node, source } from "@icosian/runtime";
export const doubled = node(inject({ n: source("${feed}") }), (n: number): ${type} => n ${type === "boolean" ? ">" : "*"} 2);
`;
}

/** What is said of dataflows: where, and the code. */
function findErrors({ output }: Build): readonly string[] {
  const lines = output.matchAll(/^(\S+)\((\d+,\d+)\): error TS90\d+: (ICO\d+)/gm);
  return Array.from(lines, ([, file = "", location = "", code = ""]) => `${file}:${location} ${code}`).sort();
}

let project: RebuiltProject;

beforeEach(async () => {
  project = await RebuiltProject.create(
    {
      "tsconfig.json": { files: [], references: [{ path: "loaders" }, { path: "features" }] },
      "loaders/tsconfig.json": tsconfig([]),
      "features/tsconfig.json": tsconfig([{ path: "../loaders" }]),
      [LOADERS]: moduleWith("spendMean"),
      [FEATURES]: moduleWith("spendTotal"),
      "features/src/consumer.ts": CONSUMER,
    },
    "kept",
  );
  expect(await build()).toMatchObject({ code: 0 });
}, 300_000);
afterEach(() => project?.remove());

function tsconfig(references: readonly object[]): object {
  const { compilerOptions, ...rest } = toRebuiltTsconfig();
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

it("checks what depends on a referenced project through its declarations, and again whenever they change", async () => {
  project.write({
    [NODES]: nodesWith("boolean", "x"),
    "features/src/texts.ts": `"use dataflow";\nexport const text = (doubled: number): string => doubled.toFixed();\n`,
    "features/src/caller.ts": CALLER,
  });
  const requests = ["features/src/caller.ts:5,31 ICO3202", "features/src/caller.ts:6,76 ICO3203"];
  const all = ["features/src/caller.ts:4,14 ICO3101", ...requests];
  expect(findErrors(await build())).toEqual(all);
  // A program by itself says it where it is.
  const alone = await project.build("-p", "features");
  expect(findErrors(alone)).toEqual(all);
  project.write({ [NODES]: nodesWith("number", "x") });
  expect(findErrors(await build())).toEqual(requests);
  // The declared types are the same, but the modifier names another input.
  project.write({ [NODES]: nodesWith("number", "z") });
  expect((await build()).output).toMatch(/ICO3202 missing-input: Input `z` is missing/);
  project.write({ [NODES]: `\n\n// Moved.\n${nodesWith("number", "z").replace("* 2", "* 3")}` });
  const moved = await build();
  expect(findErrors(moved).length).toBeGreaterThan(0);
  // Neither a body nor a line is in declarations.
  expect(moved.emitted.filter((file) => file.endsWith(".d.ts"))).toEqual([]);
});
