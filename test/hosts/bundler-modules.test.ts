/** Every bundler does what the options say of modules, and shows what is wrong where it is. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BundlerProject } from "./bundler-project.ts";
import { sampled } from "../sampled.ts";
import { bundlerRows } from "./bundler-table.ts";
import type { Files } from "./project.ts";

const sources: Files = {
  "src/throws.ts": `"use dataflow";

/** Fails in the fifth line. */
export const total = (price: number): number => {
  throw new Error(\`no total of \${price}\`);
};
`,
  "src/uses-throws.ts": toMain("throws"),
  "src/broken.ts": `"use dataflow";

/** ä is two bytes. */
export const größe = 1, total = (price) => price;
`,
  "src/uses-broken.ts": `import * as broken from "./broken.ts";\nconsole.log(broken);\n`,
  "src/marked.ts": `\uFEFF"use dataflow";\nexport const total = (price: number): number => price + 1;\n`,
  "src/uses-marked.ts": toMain("marked"),
  ...toChecked("right", "number"),
  ...toChecked("wrong", "string"),
  "src/included.ts": `export const total = (price: number): number => price + 1;\n`,
  "src/uses-included.ts": toMain("included"),
};

/** The newest version of each bundler. */
const rows = sampled(
  "bundler-modules",
  bundlerRows,
  ([, { door }], index) => bundlerRows.findIndex(([, other]) => other.door === door) === index,
);

describe.each(rows)("%s", (_name, bundler) => {
  let project: BundlerProject;
  beforeAll(async () => {
    project = await BundlerProject.create(bundler, sources);
  }, 300_000);
  afterAll(() => project?.remove());

  it("leaves a module alone that has its manifest, and takes a byte order mark", async () => {
    const once = await project.build("src/uses-marked.ts", "marked");
    const twice = await project.build("src/uses-marked.ts", "marked-twice", [{}, {}]);
    expect([once.code, twice.code], once.output + twice.output).toEqual([0, 0]);
    const [first, second] = [await project.runBuilt("marked"), await project.runBuilt("marked-twice")];
    expect(first.stdout, first.output).toMatch(/^\{.*"src\/marked\.ts".*\} 2\n$/);
    expect(second.stdout, second.output).toBe(first.stdout);
  });

  it("writes requests as code, unless it is told not to", async () => {
    for (const [name, options, isCode] of [["coded", {}, true] as const, ["plain", { plans: false }, false] as const]) {
      const { code, output } = await project.build("src/uses-marked.ts", name, [options]);
      expect(code, output).toBe(0);
      const text = project.files.read(`dist/${name}.mjs`);
      expect(/fingerprint: ?["'`]\w+["'`]/.test(text), text.slice(-2000)).toBe(isCode);
      expect((await project.runBuilt(name)).stdout).toMatch(/ 2\n$/);
    }
  });

  it("reads modules without the directive that `include` names", async () => {
    const { code, output } = await project.build("src/uses-included.ts", "included", [{ include: ["src/incl*.ts"] }]);
    expect(code, output).toBe(0);
    const { stdout } = await project.runBuilt("included");
    expect(stdout).toMatch(/^\{.*"src\/included\.ts".*\} 2\n$/);
  });

  it("fails with the place of an error", async () => {
    const { code, output } = await project.build("src/uses-broken.ts", "broken");
    expect(code).not.toBe(0);
    // Columns count from 0 or 1, and in esbuild bytes.
    expect(output).toMatch(/src\/broken\.ts:4:3[345]/);
    expect(output).toMatch(/ICO2101 missing-parameter-type/);
  });

  it("refuses options that it does not know", async () => {
    const { code, output } = await project.build("src/uses-marked.ts", "refused", [{ includes: [] }]);
    expect(code).not.toBe(0);
    expect(output).toContain("`includes`");
  });

  it("checks the graphs beside the build, and fails for their errors", async () => {
    const right = await project.build("right/main.ts", "right", [{ check: { project: "right" } }]);
    expect(right.code, right.output).toBe(0);
    expect(right.output).toContain("No problems in 1 dataflow module.");
    const wrong = await project.build("wrong/main.ts", "wrong", [{ check: { project: "wrong/tsconfig.json" } }]);
    expect(wrong.output).toMatch(/wrong\/features\.ts:3:23 error ICO3\d+ edge-type/);
    expect(wrong.output).toContain("The check of the dataflows found 1 error, listed above.");
    expect(wrong.code).not.toBe(0);
    expect((await project.build("wrong/main.ts", "wrong")).code).toBe(0);
  });

  it("is a plugin to the types of the bundler, and needs none of them", async () => {
    const door = await project.checkTypes("door.ts", []);
    expect(door.output).toBe("");
    const config = await project.checkTypes("config.ts", ["--skipLibCheck"]);
    expect(config.output).toBe("");
  });

  it("maps what fails to the user's line", async () => {
    const { code, output } = await project.build("src/uses-throws.ts", "throws");
    expect(code, output).toBe(0);
    const { stderr } = await project.runBuilt("throws");
    expect(stderr).toContain("no total of 1");
    expect(stderr).toMatch(/src\/throws\.ts:5:\d+/);
  });
});

/** A program that prints the manifest of a module, and what its node computes. */
function toMain(name: string): string {
  return `import { dataflow } from "@icosian/runtime";
import * as own from "./${name}.ts";
const { total } = dataflow(own).executeSync(["total"], { inputs: { price: 1 } });
console.log(JSON.stringify(own), total);
`;
}

/** A project whose graph is right when its input is a number. */
function toChecked(folder: string, type: string): Files {
  return {
    [`${folder}/tsconfig.json`]: {
      compilerOptions: {
        module: "nodenext",
        lib: ["es2022"],
        strict: true,
        noEmit: true,
        allowImportingTsExtensions: true,
        types: [],
      },
      include: ["."],
    },
    [`${folder}/features.ts`]: `"use dataflow";
export const price = (): number => 1;
export const total = (price: ${type}): string => \`total \${price}\`;
`,
    [`${folder}/main.ts`]: `import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
export const flow = dataflow(features);
`,
  };
}
