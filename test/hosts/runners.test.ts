/** Test runners and loaders run dataflow modules from their sources, and show what is wrong where it is. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installPackages } from "./install-packages.ts";
import { findNode } from "./node-binary.ts";
import { packedPackages } from "./packed.ts";
import { Project } from "./project.ts";
import { run, type RunResult } from "./run.ts";
import { runnerRows } from "./runner-table.ts";
import { expectedManifestsOf, expectedOutputOf, HOST_SAMPLES, readSample, toManifestsProgram } from "./samples.ts";

/** Without imports of a runner: it runs in all of them. */
const test = `import { appendFileSync } from "node:fs";
console.log = (text) => appendFileSync("PRINTED", \`\${text}\\n\`);
const define = (globalThis as any).test ?? (async (_: string, body: () => unknown) => body());
define("runs", async () => {
  await import("./MODULE");
});
`;

const failing = `"use dataflow";
/** Doubles. */
export function doubled(x: number): number {
  return x * 2;
}

export interface Row {
  readonly spend: number;
}

export function tripled(row: Row): number {
  return row.spend * 3;
}
`;

const coverage = `import { appendFileSync } from "node:fs";
import * as failing from "./failing.ts";
const at = (run: () => unknown): string => {
  try {
    return String(run());
  } catch (error: any) {
    return /failing\\.ts:\\d+/.exec(error.stack)![0];
  }
};
(globalThis as any).test("throws", () => {
  const locations = [at(() => failing.doubled(Symbol() as never)), at(() => failing.tripled(null as never))];
  appendFileSync("printed.txt", locations.join(" ") + "\\n");
});
`;

describe.each(runnerRows)("%s", (_name, { node, dependencies, files, mocks, hasCoverage, command }) => {
  let project: Project;
  let execute: (...more: readonly string[]) => Promise<RunResult>;
  let all: Promise<RunResult> | undefined;

  beforeAll(async () => {
    const program = await findNode(node);
    const installed = await installPackages(dependencies, packedPackages());
    project = new Project(join(installed, "projects"), {
      "package.json": { type: "module" },
      ...Object.assign({}, ...HOST_SAMPLES.map(readSample)),
      "manifests.ts": toManifestsProgram(HOST_SAMPLES),
      "broken.ts": `"use dataflow";\n\nexport const total = (price) => price;\n`,
      ...files,
    });
    for (const sample of HOST_SAMPLES)
      if (project.read("package.json").includes("commonjs")) project.write({ [`${sample}/package.json`]: {} });
    const args = command.map((each) => (each.startsWith("node_modules") ? join(installed, each) : each));
    execute = (...more) => run(program, [...args, ...more], { folder: project.folder });
  }, 300_000);
  afterAll(() => project?.remove());

  /** Runs the samples and the program that prints their manifests, each in a test file of its own, once for all tests. */
  function runAll(): Promise<RunResult> {
    const programs = [
      ...HOST_SAMPLES.map((sample) => [sample, `${sample}/src/main.ts`]),
      ["manifests", "manifests.ts"],
    ];
    for (const [name = "", file = ""] of programs)
      project.write({ [`run-${name}.test.ts`]: test.replace("PRINTED", `${name}.txt`).replace("MODULE", file) });
    const own = Object.keys(files).filter((file) => file.endsWith(".test.ts"));
    return execute(...programs.map(([name]) => `run-${name}.test.ts`), ...own);
  }

  it.each(HOST_SAMPLES)("runs samples/%s, which prints what is expected", async (sample) => {
    const { code, output } = await (all ??= runAll());
    expect(code, output).toBe(0);
    expect(project.read(`${sample}.txt`), output).toBe(expectedOutputOf(sample));
  });

  it("gives the modules of the samples the manifests that every host gives them", async () => {
    const { code, output } = await (all ??= runAll());
    expect(code, output).toBe(0);
    expect(project.read("manifests.txt"), output).toBe(expectedManifestsOf(HOST_SAMPLES));
  });

  it.runIf(mocks !== undefined)("runs what tests put in the place of nodes", async () => {
    project.write(mocks ?? {});
    const { code, output } = await execute("mocks/");
    expect(code, output).toBe(0);
    const count = Object.keys(mocks ?? {}).filter((file) => file.endsWith(".test.ts")).length;
    expect(output).toMatch(new RegExp(`(Test Files|Test Suites:)\\s+${count} passed`));
  });

  it.runIf(hasCoverage === true)("keeps positions where Babel counts for coverage", async () => {
    project.write({ "printed.txt": "", "failing.ts": failing, "coverage.test.ts": coverage });
    const more = ["coverage.test.ts", "--coverage", "--coverageProvider=babel", "--coverageReporters=json"];
    const { code, output } = await execute(...more);
    expect(code, output).toBe(0);
    expect(project.read("printed.txt"), output).toBe("failing.ts:4 failing.ts:12\n");
  });

  it("fails with the place of an error", async () => {
    project.write({ "run-broken.test.ts": test.replace("MODULE", "broken.ts") });
    const { code, output } = await execute("run-broken.test.ts");
    expect(code).not.toBe(0);
    expect(output).toMatch(/broken\.ts:3:23 - error ICO2101 missing-parameter-type/);
  });
});
