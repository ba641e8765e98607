/** What TypeScript's own editor service shows with the plugin, with the packages installed as a user would. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EDITOR_VERSIONS, FILES } from "./editor-files.ts";
import { Editor, toEditorTsconfig } from "./editor.ts";
import { mainHost } from "./host-table.ts";
import { installPackages } from "./install-packages.ts";
import { packedPackages } from "./packed.ts";
import { Project } from "./project.ts";
import { runOrThrow } from "./run.ts";

describe.each(EDITOR_VERSIONS)("TypeScript %s", (version) => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await Editor.open({ version, files: FILES });
  });
  afterAll(() => editor?.close());

  describe("diagnostics", () => {
    it("there are none where all is well", async () => {
      for (const name of Object.keys(FILES)) expect(await editor.diagnosticsIn(name), name).toEqual([]);
    });

    it("follow what is typed", async () => {
      editor.type("src/reports.ts", "spendMean: number): Float64Array", "spendMean: string): Float64Array");
      const [found, ...more] = await editor.diagnosticsIn("src/reports.ts");
      expect(more).toEqual([]);
      expect(found).toMatchObject({ code: 903101, category: "error", source: "icosian" });
      expect(found?.text).toContain("ICO3101 edge-type: `spendZeroMean` asks for `spendMean: string`");
      expect(editor.textAt("src/reports.ts", found!)).toBe("spendMean");
      editor.type("src/reports.ts", "spendMean: string): Float64Array", "spendMean: number): Float64Array");
      expect(await editor.diagnosticsIn("src/reports.ts")).toEqual([]);
    });
  });

  describe("a file that is being typed in", () => {
    it("is not flooded, and neither are others", async () => {
      editor.type(
        "src/features.ts",
        "export function spendMean(spendTotal: number,",
        "export function spendMean(spendTotal: number, ,,",
      );
      expect(await editor.diagnosticsIn("src/features.ts")).toEqual([]);
      expect(await editor.diagnosticsIn("src/reports.ts")).toEqual([]);
      expect(await editor.diagnosticsIn("src/main.ts")).toEqual([]);
      editor.type("src/features.ts", "spendTotal: number, ,,", "spendTotal: number,");
      expect(await editor.diagnosticsIn("src/features.ts")).toEqual([]);
    });
  });

  describe("options of the tsconfig", () => {
    it("warnings are shown, as warnings", async () => {
      editor.type("src/reports.ts", "spendMean: number): Float64Array", "spndMean: number): Float64Array");
      const found = await editor.diagnosticsIn("src/reports.ts");
      expect(found.map(({ code, category }) => [code, category])).toEqual([[903105, "warning"]]);
    });

    it("count from the moment that the tsconfig is saved", async () => {
      editor.configure({ rules: { "near-miss": "error" } });
      const found = await editor.diagnosticsIn("src/reports.ts");
      expect(found.map(({ code, category }) => [code, category])).toEqual([[903105, "error"]]);
      editor.configure({ rules: { "near-miss": "off" } });
      expect(await editor.diagnosticsIn("src/reports.ts")).toEqual([]);
      editor.configure({});
      expect((await editor.diagnosticsIn("src/reports.ts")).length).toBe(1);
      editor.type("src/reports.ts", "spndMean: number): Float64Array", "spendMean: number): Float64Array");
    });
  });

  it("nothing failed on the way", () => {
    expect(editor.server.readLog()).not.toMatch(/@icosian\/transformer: .* failed/);
  });
});

it("the same line of the tsconfig compiles", async () => {
  const installed = await installPackages(mainHost.dependencies, packedPackages());
  const project = new Project(join(installed, "projects"), {
    "package.json": { type: "module" },
    "tsconfig.json": toEditorTsconfig("6.0.3"),
    ...FILES,
  });
  await runOrThrow(process.execPath, [join(installed, "node_modules/ts-patch/bin/tspc.js")], project);
  expect(project.read("dist/features.js")).toContain("$manifest");
  expect(project.read("dist/other.js")).not.toContain("$manifest");
  project.remove();
});
