/** Quick fixes of diagnostics in an editor. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EDITOR_VERSIONS, FILES, type FixBody } from "./editor-files.ts";
import { FIX_CASES } from "./editor-fixes.ts";
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

    it.each(FIX_CASES)("%s", async (_, name, before, mistake, slug, title, mended) => {
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
