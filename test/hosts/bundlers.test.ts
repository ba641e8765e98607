/** Every bundler: the samples, minified, print what they print elsewhere; mistakes are reported where they are. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundlerRows, type Bundler } from "./bundler-table.ts";
import { installPackages, type Dependencies } from "./install-packages.ts";
import { packPackages } from "./pack.ts";
import { Project, type Files } from "./project.ts";
import { run, type RunResult } from "./run.ts";

const SAMPLES: string = join(import.meta.dirname, "../../samples");

const THROWING: Files = {
  "src/main.ts": `import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

interface Unused {
  readonly spend: number;
}
export const unused = null as Unused | null;
dataflow(features).executeSync(["spendMean"], { inputs: { spend: 1 } });
`,
  "src/features.ts": `"use dataflow";

interface Unused {
  readonly spend: number;
}

export function spendMean(spend: number): number {
  if (spend > 0) throw new RangeError("on line 8");
  return spend;
}

export type Used = Unused;
`,
};

const WRONG: Files = {
  "src/main.ts": `import * as features from "./features.ts";\nconsole.log(features);\n`,
  "src/features.ts": `"use dataflow";\n\nexport const spendMean = (spend): number => spend;\n`,
};

describe.each(bundlerRows)("%s", (_name, bundler) => {
  let installed: string;
  const projects: Project[] = [];

  beforeAll(async () => {
    const dependencies = { ...bundler.dependencies, ...dependenciesOf("spend") };
    installed = await installPackages(dependencies, await packPackages());
  }, 300_000);
  afterAll(() => {
    for (const project of projects) project.remove();
  });

  function create(files: Files): Project {
    const project = new Project(join(installed, "projects"), {
      "package.json": { type: "module" },
      ...bundler.files,
      ...files,
    });
    projects.push(project);
    return project;
  }

  it.each(["spend", "variants", "pipe"])("bundles samples/%s", { timeout: 120_000 }, async (sample) => {
    const project = create(readSample(sample));
    const built = await build(bundler, project);
    expect(built.output, built.output).not.toMatch(/error/i);
    expect(built.code).toBe(0);
    const { stdout, output } = await run(process.execPath, ["dist/main.js"], { folder: project.folder });
    expect(stdout, output).toBe(readFileSync(join(SAMPLES, sample, "expected-output.txt"), "utf8"));
  });

  it("leaves the user's lines in stack traces", { timeout: 120_000 }, async () => {
    const project = create(THROWING);
    expect((await build(bundler, project)).code).toBe(0);
    const { output } = await run(process.execPath, ["--enable-source-maps", "dist/main.js"], {
      folder: project.folder,
    });
    expect(output).toMatch(/features\.ts:8:\d+/);
    expect(output).toContain("src/features.ts:7:17");
  });

  it("fails for a module with errors, and says where they are", { timeout: 120_000 }, async () => {
    const { code, output } = await build(bundler, create(WRONG));
    expect(code, output).not.toBe(0);
    expect(output).toMatch(/src\/features\.ts:3:27 - error ICO2\d+/);
  });

  it("takes a second plugin for nothing", { timeout: 120_000 }, async () => {
    const project = create(readSample("pipe"));
    const [file, text] = Object.entries(bundler.files)[0] as [string, string];
    project.write({ [file]: text.replace("icosian(/* options */)", "icosian(), icosian()") });
    expect((await build(bundler, project)).code).toBe(0);
    expect(project.read("dist/main.js").split("manifestVersion").length - 1).toBeLessThanOrEqual(4);
    const { stdout, output } = await run(process.execPath, ["dist/main.js"], { folder: project.folder });
    expect(stdout, output).toBe(readFileSync(join(SAMPLES, "pipe/expected-output.txt"), "utf8"));
  });
});

function build(bundler: Bundler, { folder }: Project): Promise<RunResult> {
  return run(process.execPath, bundler.build, { folder });
}

/** What a sample imports besides Icosian. */
function dependenciesOf(sample: string): Dependencies {
  const text = readFileSync(join(SAMPLES, sample, "package.json"), "utf8");
  const { dependencies } = JSON.parse(text) as { readonly dependencies: Dependencies };
  return Object.fromEntries(Object.entries(dependencies).filter(([name]) => !name.startsWith("@icosian/")));
}

function readSample(sample: string): Files {
  const folder = join(SAMPLES, sample, "src");
  return Object.fromEntries(
    readdirSync(folder).map((name) => [`src/${name}`, readFileSync(join(folder, name), "utf8")]),
  );
}
