/** Test runners and tsx: dataflow modules work in unit tests as they do elsewhere. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { installPackages, type Dependencies } from "./install-packages.ts";
import { packPackages } from "./pack.ts";
import { Project, type Files } from "./project.ts";
import { run } from "./run.ts";

/** A program that runs the sample's `src/main.ts`, from a test or as it is. */
interface Runner {
  readonly name: string;
  readonly dependencies: Dependencies;
  readonly files: Files;
  readonly args: readonly string[];
}

const SAMPLES: string = join(import.meta.dirname, "../../samples");

/** A test that runs the sample and keeps what it prints. */
const toTest = (imports: string): string => `${imports}
import { writeFileSync } from "node:fs";
test("the sample", async () => {
  const lines: string[] = [];
  console.log = (line: string = "") => void lines.push(line);
  await import("./main.ts");
  writeFileSync("printed.txt", lines.map((line) => line + "\\n").join(""));
});
`;

const runners: readonly Runner[] = [
  {
    name: "Vitest 4.1.12",
    dependencies: { vitest: "4.1.12", vite: "7.3.8" },
    files: {
      "vitest.config.mjs": `import icosian from "@icosian/transformer/vite";\nexport default { plugins: [icosian()] };\n`,
      "src/main.test.ts": toTest(`import { test } from "vitest";`),
    },
    args: ["../../node_modules/vitest/vitest.mjs", "run"],
  },
  {
    name: "Jest 30.5.2",
    dependencies: { jest: "30.5.2" },
    files: {
      "jest.config.json": {
        transform: { "\\.ts$": "@icosian/transformer/jest" },
        extensionsToTreatAsEsm: [".ts"],
        testMatch: ["**/*.test.ts"],
      },
      "src/main.test.ts": toTest(""),
    },
    args: ["--experimental-vm-modules", "../../node_modules/jest/bin/jest.js"],
  },
  {
    name: "tsx 4.23.15",
    dependencies: { tsx: "4.23.15" },
    files: {},
    args: ["--import", "tsx", "--import", "@icosian/transformer/register", "src/main.ts"],
  },
];

describe.each(runners.map((runner) => [runner.name, runner] as const))("%s", (_name, runner) => {
  const projects: Project[] = [];
  afterAll(() => {
    for (const project of projects) project.remove();
  });

  it.each(["variants", "pipe", "subdag"])("runs samples/%s", { timeout: 300_000 }, async (sample) => {
    const installed = await installPackages(runner.dependencies, await packPackages());
    const project = new Project(join(installed, "projects"), {
      "package.json": { type: "module" },
      ...runner.files,
      ...readSample(sample),
    });
    projects.push(project);
    const { code, stdout, output } = await run(process.execPath, runner.args, { folder: project.folder });
    expect(code, output).toBe(0);
    const printed = project.has("printed.txt") ? project.read("printed.txt") : stdout;
    expect(printed).toBe(readFileSync(join(SAMPLES, sample, "expected-output.txt"), "utf8"));
  });
});

function readSample(sample: string): Files {
  const folder = join(SAMPLES, sample, "src");
  return Object.fromEntries(
    readdirSync(folder).map((name) => [`src/${name}`, readFileSync(join(folder, name), "utf8")]),
  );
}
