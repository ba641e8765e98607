/** What an editor completes in the parameters of a node. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ELSEWHERE } from "./editor-answers.ts";
import { EDITOR_VERSIONS, FILES, type FixBody } from "./editor-files.ts";
import { Editor } from "./editor.ts";

interface CompletionBody {
  readonly name: string;
  readonly insertText?: string;
  readonly source?: string;
}

interface DetailsBody {
  readonly displayParts: readonly { readonly text: string }[];
  readonly codeActions?: readonly FixBody[];
}

describe.each(EDITOR_VERSIONS)("TypeScript %s", (version) => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await Editor.open({ version, files: FILES });
  });
  afterAll(() => editor?.close());

  describe("completion", () => {
    async function complete(name: string, marked: string): Promise<readonly CompletionBody[]> {
      const found = await editor.askAt<{ readonly entries: readonly CompletionBody[] } | undefined>(
        "completionInfo",
        name,
        marked,
        { includeExternalModuleExports: false },
      );
      return (found?.entries ?? []).filter(({ source }) => source === "icosian");
    }

    it("knows the nodes in scope and their types", async () => {
      editor.type("src/reports.ts", "spendMean: number): Float64Array", "spendMean: number, ): Float64Array");
      const found = await complete("src/reports.ts", "spendMean: number, |): Float64Array");
      editor.type("src/reports.ts", "spendMean: number, ): Float64Array", "spendMean: number): Float64Array");
      // Without what the function has, the function itself, and what needs it.
      expect(found.map(({ insertText = "" }) => insertText).sort()).toEqual([
        "label: string",
        "rows: readonly Row[]",
        "spendTotal: number",
      ]);
    });

    it("leaves out what would be a cycle", async () => {
      editor.type("src/features.ts", "spendTotal(spend: Float64Array)", "spendTotal(spend: Float64Array, s)");
      const found = await complete("src/features.ts", "spend: Float64Array, s|)");
      editor.type("src/features.ts", "spendTotal(spend: Float64Array, s)", "spendTotal(spend: Float64Array)");
      expect(found.map(({ name }) => name)).toEqual(["rows"]);
    });

    it("completes the names of a pattern, and then their types", async () => {
      editor.type("src/reports.ts", "{ spendMean, rows }: {", "{ spendMean, rows, spe }: { spe;");
      const inPattern = await complete("src/reports.ts", "rows, spe| }");
      const inType = await complete("src/reports.ts", "{ spe|;");
      editor.type("src/reports.ts", "{ spendMean, rows, spe }: { spe;", "{ spendMean, rows }: {");
      expect(inPattern.map(({ insertText }) => insertText)).toContain("spendTotal");
      expect(inType.map(({ insertText }) => insertText)).toContain("spendTotal: number");
    });

    it("says in the details what a node is, and imports its type", async () => {
      editor.type("src/reports.ts", "spendMean: number): Float64Array", "spendMean: number, ): Float64Array");
      const entryNames = [{ name: "rows", source: "icosian" }];
      const marked = "spendMean: number, |): Float64Array";
      const [found] = await editor.askAt<readonly DetailsBody[]>("completionEntryDetails", "src/reports.ts", marked, {
        entryNames,
      });
      editor.type("src/reports.ts", "spendMean: number, ): Float64Array", "spendMean: number): Float64Array");
      expect(found?.displayParts.map(({ text }) => text).join("")).toBe("(node) rows: readonly Row[]");
      expect(found?.codeActions?.[0]?.changes[0]?.textChanges.map(({ newText }) => newText)).toEqual([
        `import type { Row } from "./types.js";\n`,
      ]);
    });

    it.each(ELSEWHERE)("has nothing to say in %s", async (_, name, marked) => {
      expect(await complete(name, marked)).toEqual([]);
    });
  });

  it("nothing failed on the way", () => {
    expect(editor.server.readLog()).not.toMatch(/@icosian\/transformer: .* failed/);
  });
});
