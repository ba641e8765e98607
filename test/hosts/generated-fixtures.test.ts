/** Every TypeScript compiles the generated files of all fixtures without a plugin, as strictly as it can, and they run. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { folderOf, readGenerateFixtures } from "../unit/transformer/generate/generate-fixtures.ts";
import { CliProject, toConfig, VERSIONS } from "./cli-project.ts";
import type { Files } from "./project.ts";
import { run } from "./run.ts";

let project: CliProject | undefined;
afterEach(() => project?.files.remove());

const STRICT = {
  types: ["node"],
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedModules: true,
  declaration: true,
  skipLibCheck: true,
  rootDir: "src",
  outDir: "dist",
};

/** TypeScript 4.9 has no standard decorators, and infers no more than one modifier in `node(…)`. */
const NOT_IN_4: readonly string[] = ["decorators", "modifiers"];

function fixturesOf(version: string): ReturnType<typeof readGenerateFixtures> {
  return readGenerateFixtures().filter(({ name }) => !(version.startsWith("4.") && NOT_IN_4.includes(name)));
}

function readFixture(name: string): Files {
  const files = readdirSync(folderOf(name), { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  return Object.fromEntries(
    files.map((file) => [`src/${name}/${file}`, readFileSync(join(folderOf(name), file), "utf8")]),
  );
}

it.each(VERSIONS)("TypeScript %s", async (version) => {
  const fixtures = fixturesOf(version);
  const main = [
    ...fixtures.map(({ name }, index) => `import { manifest as flow${index} } from "./${name}/expected.gen.js";`),
    ...fixtures.map(
      ({ config }, index) => `console.log(flow${index}${toConfigureCall(config)}.listAvailableVariables().length);`,
    ),
  ].join("\n");
  const config = toConfig({ version, plugins: [] }) as { readonly compilerOptions: object };
  const files: Files = {
    ...Object.assign({}, ...fixtures.map(({ name }) => readFixture(name))),
    "src/main.ts": main,
    "tsconfig.json": { ...config, compilerOptions: { ...config.compilerOptions, ...STRICT } },
  };
  project = await CliProject.create(files, { version });
  const { folder } = project.files;
  const tsc = project.command.replace(/@icosian.*/, "typescript/bin/tsc");
  expect(await run(process.execPath, [tsc, "-p", "."], { folder })).toMatchObject({ code: 0, output: "" });
  const { code, stdout } = await run(process.execPath, [project.files.path("dist/main.js")], { folder });
  expect(code).toBe(0);
  const counts = stdout.trim().split("\n").map(Number);
  expect(counts).toHaveLength(fixtures.length);
  expect(Math.min(...counts)).toBeGreaterThan(0);
});

/** Nothing is configured with nothing, because an input may be called as a method of every object. */
function toConfigureCall(config: object): string {
  return Object.keys(config).length === 0 ? "" : `.configure(${JSON.stringify(config)})`;
}
