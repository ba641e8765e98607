/** Quick fixes of diagnostics in an editor. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EDITOR_VERSIONS, FILES, type FixBody } from "./editor-files.ts";
import { applyEdits, Editor, type EditorDiagnostic } from "./editor.ts";

describe.each(EDITOR_VERSIONS)("TypeScript %s", (version) => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await Editor.open({ version, files: FILES });
  });
  afterAll(() => editor?.close());

  describe("quick fixes", () => {
    /** The texts that the file would have after each fix, by the fix's title. */
    async function fixesOf(name: string, found: EditorDiagnostic): Promise<Readonly<Record<string, string>>> {
      const { start, end, code } = found;
      const place = { startLine: start.line, startOffset: start.offset, endLine: end.line, endOffset: end.offset };
      const args = { file: editor.path(name), ...place, errorCodes: [code] };
      const fixes = await editor.server.ask<readonly FixBody[]>("getCodeFixes", args);
      return Object.fromEntries(
        fixes.map(({ description, changes }) => [
          description,
          changes.reduce((text, { textChanges }) => applyEdits(text, textChanges), editor.text(name)),
        ]),
      );
    }

    it.each<[string, string, string, string, string, string, string]>([
      [
        "the type of a parameter is that of its node",
        "src/reports.ts",
        "spendMean: number): Float64Array",
        "spendMean): Float64Array",
        "missing-parameter-type",
        "Write out the type `number`",
        "spendMean: number): Float64Array",
      ],
      [
        "types of destructured parameters are written behind them",
        "src/reports.ts",
        "{ spendMean, rows }: { spendMean: number; rows: readonly { readonly value: number }[] }",
        "{ spendMean, spendTotal }",
        "missing-parameter-type",
        "Write out the types of `spendMean`, `spendTotal`",
        "{ spendMean, spendTotal }: { spendMean: number; spendTotal: number }",
      ],
      [
        "the type of a node is what its function returns",
        "src/features.ts",
        "spend: Float64Array): number {\n  return spendTotal",
        "spend: Float64Array) {\n  return spendTotal",
        "missing-return-type",
        "Write out the type `number`",
        "spend: Float64Array): number {\n  return spendTotal",
      ],
      [
        "a name that is nearly a node's is renamed",
        "src/reports.ts",
        "spendMean: number): Float64Array",
        "spndMean: number): Float64Array",
        "near-miss",
        "Rename to `spendMean`",
        "spendMean: number): Float64Array",
      ],
      [
        "and so are its uses",
        "src/reports.ts",
        "spendMean: number): Float64Array {\n  return spend.map((each) => each - spendMean);",
        "spndMean: number): Float64Array {\n  return spend.map((each) => each - spndMean);",
        "near-miss",
        "Rename to `spendMean`",
        "spendMean: number): Float64Array {\n  return spend.map((each) => each - spendMean);",
      ],
      [
        "of a destructured parameter both names",
        "src/reports.ts",
        "{ spendMean, rows }: { spendMean: number;",
        "{ spndMean, rows }: { spndMean: number;",
        "near-miss",
        "Rename to `spendMean`",
        "{ spendMean, rows }: { spendMean: number;",
      ],
      [
        "a variable that is given under a wrong name keeps its own",
        "src/main.ts",
        `{ inputs: { spend }, overrides`,
        `{ inputs: { spend, spned }, overrides`,
        "unknown-input",
        "Rename to `spend`",
        `{ inputs: { spend, spend: spned }, overrides`,
      ],
      [
        "an output that is nearly known is renamed",
        "src/main.ts",
        `["spendZeroMean"]`,
        `["spendZeroMeen"]`,
        "unknown-output",
        "Rename to `spendZeroMean`",
        `["spendZeroMean"]`,
      ],
      [
        "a missing input is added",
        "src/main.ts",
        `["spendMean", "label"], { inputs: { spend } }`,
        `["spendMean", "label"]`,
        "missing-input",
        "Add the input `spend`",
        `["spendMean", "label"], { inputs: { spend } }`,
      ],
      [
        "a missing input is added to others",
        "src/main.ts",
        `{ inputs: { spend }, overrides`,
        `{ inputs: {}, overrides`,
        "missing-input",
        "Add the input `spend`",
        `{ inputs: { spend }, overrides`,
      ],
      [
        "a parameter that was forgotten is added",
        "src/features.ts",
        "return spendTotal / spend.length",
        "return Number(rows) / spend.length",
        "uncalled-node",
        "Add the parameter `rows: readonly Row[]` to `spendMean`",
        "spend: Float64Array, rows: readonly Row[]): number {\n  return Number(rows) / spend.length",
      ],
    ])("%s", async (_, name, before, mistake, slug, title, mended) => {
      editor.type(name, before, mistake);
      const found = (await editor.diagnosticsIn(name)).find(({ text }) => text.includes(` ${slug}: `));
      expect(found, slug).toBeDefined();
      const fixes = await fixesOf(name, found!);
      editor.type(name, mistake, before);
      expect(fixes[title], JSON.stringify(fixes)).toContain(mended);
    });

    it("imports what a type names", async () => {
      editor.type("src/reports.ts", "{ spendMean, rows }: {", "{ spendMean, rows: list }: {");
      editor.type("src/reports.ts", "(spend: Float64Array, spendMean", "(rows, spendMean");
      const [found] = await editor.diagnosticsIn("src/reports.ts");
      const fixes = await fixesOf("src/reports.ts", found!);
      editor.type("src/reports.ts", "(rows, spendMean", "(spend: Float64Array, spendMean");
      editor.type("src/reports.ts", "{ spendMean, rows: list }: {", "{ spendMean, rows }: {");
      expect(fixes["Write out the type `readonly Row[]`"]).toContain(
        `"use dataflow";\nimport type { Row } from "./types.js";\n\nexport function spendZeroMean(rows: readonly Row[], spendMean`,
      );
    });

    it("offers nothing for a type that nothing tells", async () => {
      editor.type("src/reports.ts", "(spend: Float64Array, spendMean", "(somethingElse, spendMean");
      const [found] = await editor.diagnosticsIn("src/reports.ts");
      expect(found?.text).toContain("missing-parameter-type");
      expect(await fixesOf("src/reports.ts", found!)).toEqual({});
      editor.type("src/reports.ts", "(somethingElse, spendMean", "(spend: Float64Array, spendMean");
    });

    it.runIf(version !== "4.9.5")("are announced to the editor", async () => {
      const file = editor.path("src/main.ts");
      expect(await editor.server.ask("getSupportedCodeFixes", { file })).toEqual(
        expect.arrayContaining(["903105", "1003"]),
      );
    });
  });

  it("nothing failed on the way", () => {
    expect(editor.server.readLog()).not.toMatch(/@icosian\/transformer: .* failed/);
  });
});
