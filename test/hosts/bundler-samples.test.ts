/** Every bundler builds the samples, and threads, so that they print what they print elsewhere. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BundlerProject } from "./bundler-project.ts";
import { bundlerRows } from "./bundler-table.ts";
import { sampled } from "../sampled.ts";
import type { Files } from "./project.ts";
import { expectedManifestsOf, expectedOutputOf, HOST_SAMPLES, readSample, toManifestsProgram } from "./samples.ts";

// One more, which has packages and modules of many files.
const samples = ["spend", ...HOST_SAMPLES];

/** The samples whose manifests are printed; the packages of the first take long to bundle. */
const shown = sampled("bundler-samples", samples, (sample) => sample !== "spend");

const sources: Files = {
  ...Object.assign({}, ...samples.map(readSample)),
  "manifests.ts": toManifestsProgram(shown),
  "threads/heavy.ts": `"use dataflow";
import { threadId } from "node:worker_threads";
import { node } from "@icosian/runtime";
import { worker } from "@icosian/runtime/workers";
import { scale } from "./scale.ts";
export const heavy = node(worker(import.meta.url), (x: number): number => scale(x));
export const heavyThread = node(worker(import.meta.url), (x: number): number => threadId);
export const plusOne = (heavy: number): number => heavy + 1;
`,
  "threads/scale.ts": `export const scale = (x: number): number => x * 2;\n`,
  "threads/other.ts": `"use dataflow";
import { node } from "@icosian/runtime";
import * as threads from "@icosian/runtime/workers";
import { scale } from "./scale.ts";
export const other = node(threads.worker(import.meta.url), (plusOne: number): number => scale(plusOne));
export const failing = node(threads.worker(import.meta.url), (x: number): number => {
  throw new RangeError(\`too large: \${x}\`);
});
`,
  "threads/main.ts": `import { isMainThread } from "node:worker_threads";
import { dataflow } from "@icosian/runtime";
import * as heavy from "./heavy.ts";
import * as other from "./other.ts";
console.log("the program runs in", isMainThread ? "the main thread" : "a THREAD");
const flow = dataflow({ modules: [heavy, other], threads: 1 });
try {
  const { heavyThread, ...rest } = await flow.execute(["other", "plusOne", "heavy", "heavyThread"], { inputs: { x: 4 } });
  console.log(JSON.stringify(rest), heavyThread > 0);
  await flow.execute(["failing"], { inputs: { x: 4 } });
} catch (error: any) {
  console.log(String(error.cause ?? error.message));
}
await flow.close();
`,
};

// Every bundler builds one of the samples, and every sample is built by some bundler.
const rows = sampled(
  "bundler-samples",
  bundlerRows.flatMap(([name], bundler) => samples.map((sample, index) => ({ name, sample, bundler, index }))),
  ({ bundler, index }) => bundler % samples.length === index,
);

describe.each(bundlerRows)("%s", (bundlerName, bundler) => {
  let project: BundlerProject;
  beforeAll(async () => {
    project = await BundlerProject.create(bundler, sources);
  }, 300_000);
  afterAll(() => project?.remove());

  const builds = rows.filter(({ name }) => name === bundlerName);

  it.each(builds)("builds samples/$sample, which prints what is expected", async ({ sample }) => {
    // A process of its own, as a user's: the build has to let it end.
    const built = await project.buildAlone(`${sample}/src/main.ts`, sample);
    expect(built.code, built.output).toBe(0);
    expect(built.output).not.toMatch(/directive|warn|source ?map/i);
    const { stdout, output } = await project.runBuilt(sample);
    expect(stdout, output).toBe(expectedOutputOf(sample));
  });

  it("gives the modules of the samples the manifests that every host gives them", async () => {
    const built = await project.build("manifests.ts", "manifests");
    expect(built.code, built.output).toBe(0);
    const { stdout, output } = await project.runBuilt("manifests");
    expect(stdout, output).toBe(expectedManifestsOf(shown));
  });

  it("has threads compute the nodes of a bundle, which never run its program", async () => {
    const expected =
      bundler.hasThreads === false
        ? /^the program runs in the main thread\nICO8022 unreachable-module: No thread can compute `heavy`.*\.\n/
        : /^the program runs in the main thread\n\{"other":18,"plusOne":9,"heavy":8\} true\nRangeError: too large: 4\n$/;
    for (const packages of ["bundled", "external"] as const) {
      const built = await project.build("threads/main.ts", `threads-${packages}`, [{}], packages);
      expect(built.code, built.output).toBe(0);
      expect(built.output).not.toMatch(/warn|critical/i);
      const { code, stdout, output } = await project.runBuilt(`threads-${packages}`);
      expect(stdout, output).toMatch(expected);
      expect(code).toBe(0);
    }
  });
});
