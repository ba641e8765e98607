/** Where the language server goes from the name of a node: definition, references, rename and hover. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { INPUT_RENAMED, NAMED, NODE, REFERENCES, RENAMED, SAID, TAKEN, TAKERS } from "./editor-answers.ts";
import { FILES } from "./editor-files.ts";
import type { Range } from "./lsp-client.ts";
import { LSP_VERSIONS, LspEditor, type WorkspaceEdit } from "./lsp-editor.ts";

interface Location {
  readonly uri: string;
  readonly range: Range;
}

describe.each(LSP_VERSIONS)("TypeScript %s", (version) => {
  let editor: LspEditor;
  beforeAll(async () => {
    editor = await LspEditor.open({ version, files: FILES });
  });
  afterAll(() => editor?.close());

  function describePlaces(found: readonly Location[] | null): readonly string[] {
    return (found ?? []).map(({ uri, range }) => {
      const name = editor.toName(uri);
      return `${name}:${range.start.line + 1} ${editor.textAt(name, range)}`;
    });
  }

  describe("go to definition", () => {
    async function definitionsAt(name: string, marked: string): Promise<readonly string[]> {
      return describePlaces(await editor.askAt("textDocument/definition", name, marked));
    }

    it.each(TAKEN)("goes from %s to the node", async (_, name, marked) => {
      expect(await definitionsAt(name, marked)).toEqual(NODE);
    });

    it("goes from an input that is given to those who take it", async () => {
      expect(await definitionsAt("src/main.ts", "inputs: { |spend }")).toEqual(TAKERS);
    });

    it("leaves other names to TypeScript's own server", async () => {
      expect(await definitionsAt("src/other.ts", "(|spendTotal")).toEqual([]);
      expect(await definitionsAt("src/reports.ts", "_helper(|spendMean")).toEqual([]);
    });
  });

  describe("find references", () => {
    async function referencesAt(name: string, marked: string): Promise<readonly string[]> {
      const context = { includeDeclaration: true };
      const found = await editor.askAt<readonly Location[]>("textDocument/references", name, marked, { context });
      return describePlaces(found).toSorted();
    }

    it.each(NAMED.filter(([what]) => !/key|destructured/.test(what)))("finds those of %s", async (_, name, marked) => {
      const found = await referencesAt(name, marked);
      expect(new Set(found)).toEqual(REFERENCES);
    });

    it("leaves other names to TypeScript's own server", async () => {
      expect(await referencesAt("src/other.ts", "|spendTotal: number")).toEqual([]);
    });
  });

  describe("rename", () => {
    async function rename(name: string, marked: string, newName: string): Promise<Readonly<Record<string, string>>> {
      return editor.applied(await editor.askAt<WorkspaceEdit>("textDocument/rename", name, marked, { newName }));
    }

    it.each(NAMED)("from %s renames the node and all that takes it", async (_, name, marked) => {
      expect(await editor.askAt("textDocument/prepareRename", name, marked)).toMatchObject({
        placeholder: "spendMean",
      });
      expect(await rename(name, marked, "mean")).toEqual(RENAMED);
    });

    it("renames an external input in all nodes and calls", async () => {
      const changed = await rename("src/reports.ts", "(|spend: Float64Array", "weekly");
      expect(changed).toMatchObject(INPUT_RENAMED);
    });

    it("leaves other names to TypeScript's own server", async () => {
      expect(await editor.askAt("textDocument/prepareRename", "src/reports.ts", "_helper(|spendMean")).toBeNull();
      expect(await rename("src/reports.ts", "_helper(|spendMean", "mean")).toEqual({});
    });

    it.each(["class", "_mean", "spend mean", "1", ""])("refuses the name %j", async (newName) => {
      await expect(rename("src/features.ts", "function |spendMean", newName)).rejects.toThrow("the name of a node");
    });
  });

  describe("hover", () => {
    async function hover(name: string, marked: string): Promise<string> {
      return JSON.stringify(await editor.askAt("textDocument/hover", name, marked));
    }

    it("says what a node takes and who takes it", async () => {
      const text = await hover("src/features.ts", "function |spendMean");
      for (const sentence of SAID.node) expect(text).toContain(sentence);
      // That is what TypeScript's own server says.
      expect(text).not.toContain("Mean spend of all weeks.");
    });

    it("says of a parameter where its value comes from", async () => {
      expect(await hover("src/reports.ts", "|spendMean: number): Float64Array")).toContain(SAID.parameter);
      expect(await hover("src/reports.ts", "(|spend: Float64Array")).toContain(SAID.input);
    });

    it("says nothing of other names", async () => {
      expect(await hover("src/reports.ts", "_helper(|spendMean")).toBe("null");
      expect(await hover("src/other.ts", "function |spendMean")).toBe("null");
    });
  });

  it("logged no failure", () => {
    expect(editor.client.logged).toEqual([]);
  });
});
