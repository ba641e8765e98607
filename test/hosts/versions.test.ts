/** Code versions that cover imported files are the same in every compiler, and follow edits in builds that go on. */
import { afterEach, expect, it } from "vitest";
import { HostProject } from "./host-project.ts";
import { hostRows } from "./host-table.ts";
import { RebuiltProject, toRebuiltTsconfig } from "./rebuilding.ts";
import { EDITS, expectedVersions, VERSION_FILES, versionsIn, type VersionEdit } from "./version-files.ts";
import type { Watch } from "./watch.ts";

let removed: { remove(): unknown } | undefined;
let watch: Watch | undefined;
afterEach(async () => {
  await watch?.stop();
  await removed?.remove();
  watch = undefined;
});

const OUTPUT = "dist/nodes.js";
/** Compilers that differ in how they are asked; CommonJS cannot load what is compiled here. */
const rows = hostRows.filter(([name]) => !name.includes("CommonJS"));

it.each(rows)("%s gives the versions of the sources", async (_name, host) => {
  const project = await HostProject.create(host, VERSION_FILES);
  removed = project.files;
  for (const edit of [null, ...EDITS.slice(0, 2)]) {
    if (edit !== null) apply(project, edit);
    const compiled = await project.compile();
    expect(compiled?.code ?? 0, compiled?.output).toBe(0);
    const { stdout, output } = await project.node(project.toLoadable("src/print.ts"));
    expect(stdout, output).toMatch(/\n\d+\n$/);
    expect(versionsIn(stdout)).toEqual(expectedVersions(project.files.folder));
  }
});

it.each(["-p .", "-b"])("tsc %s emits a module again after an edit of what it reaches, in any order", async (flags) => {
  const { compilerOptions, include } = toRebuiltTsconfig();
  const tsconfig = { compilerOptions: { ...compilerOptions, incremental: true }, include };
  const project = await RebuiltProject.create({ ...VERSION_FILES, "tsconfig.json": tsconfig }, "kept");
  removed = project;
  const { files } = project.project;
  const build = async (): Promise<readonly string[]> => (await project.build(...flags.split(" "))).emitted;
  expect(await build()).toContain(OUTPUT);
  const back = EDITS.map(([file, from, to]) => [file, to, from] as const);
  for (const edit of [...EDITS, ...back]) {
    apply(project.project, edit);
    expect(await build()).toContain(OUTPUT);
    expect(versionsIn(files.read(OUTPUT))).toEqual(expectedVersions(files.folder));
  }
  apply(project.project, ["src/text.ts", "return 1", "return 2"]);
  expect(await build()).not.toContain(OUTPUT);
  files.write({
    "node_modules/pack/package.json": files.read("node_modules/pack/package.json").replace("1.0.0", "1.0.1"),
  });
  apply(project.project, ["src/text.ts", "return 2", "return 3"]);
  expect(await build()).toContain(OUTPUT);
  expect(versionsIn(files.read(OUTPUT))).toEqual(expectedVersions(files.folder));
  expect(await build()).toEqual([]);
});

it("tsc --watch emits a module again after an edit of what it reaches", async () => {
  const project = await RebuiltProject.create(VERSION_FILES);
  removed = project;
  const { files } = project.project;
  watch = project.project.watch(["--watch", "--preserveWatchOutput"]);
  await watch.buildThatSays(/Found 0 errors/);
  for (const edit of EDITS) {
    apply(project.project, edit);
    await watch.buildThatSays(/Found 0 errors/);
    const read = (): readonly string[] => versionsIn(files.read(OUTPUT));
    await expect.poll(read, { timeout: 60_000 }).toEqual(expectedVersions(files.folder));
  }
});

function apply({ files }: HostProject, [file, from, to]: VersionEdit): void {
  const text = files.read(file);
  expect(text).toContain(from);
  files.write({ [file]: text.replace(from, to) });
}
