/** Quick fixes of the language server, and what it completes in the parameters of a node. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ELSEWHERE } from "./editor-answers.ts";
import { FILES, REPORTS } from "./editor-files.ts";
import { FIX_CASES } from "./editor-fixes.ts";
import type { LspDiagnostic, Range } from "./lsp-client.ts";
import { applyLspEdits, LSP_VERSIONS, LspEditor, type LspEdit, type WorkspaceEdit } from "./lsp-editor.ts";

interface Action {
  readonly title: string;
  readonly kind: string;
  readonly edit?: WorkspaceEdit;
  readonly command?: { readonly command: string; readonly arguments: readonly unknown[] };
  readonly diagnostics?: readonly LspDiagnostic[];
}

interface Item {
  readonly label: string;
  readonly insertText?: string;
  readonly textEdit?: LspEdit;
  readonly detail?: string;
  readonly additionalTextEdits?: readonly LspEdit[];
}

describe.each(LSP_VERSIONS)("TypeScript %s", (version) => {
  let editor: LspEditor;
  beforeAll(async () => {
    editor = await LspEditor.open({ version, files: FILES, hello: { initializationOptions: { asksForNames: true } } });
  });
  afterAll(() => editor?.close());
  afterEach(() => {
    for (const [name, text] of Object.entries(FILES)) if (editor.text(name) !== text) editor.replace(name, text);
  });

  function actionsAt(name: string, range: Range, context: object = { diagnostics: [] }): Promise<readonly Action[]> {
    const textDocument = { uri: editor.uri(name) };
    return editor.client.ask<readonly Action[]>("textDocument/codeAction", { textDocument, range, context });
  }

  describe("quick fixes", () => {
    it.each(FIX_CASES)("%s", async (_, name, before, mistake, slug, title, fixed) => {
      editor.type(name, before, mistake);
      const found = (await editor.diagnosticsIn(name)).find(({ message }) => message.includes(` ${slug}: `));
      expect(found, slug).toBeDefined();
      const actions = await actionsAt(name, found!.range);
      const action = actions.find((each) => each.title === title);
      expect(action, JSON.stringify(actions.map((each) => each.title))).toBeDefined();
      expect(action?.kind).toBe("quickfix");
      expect(action?.diagnostics?.map(({ code }) => code)).toContain(found?.code);
      expect(action?.edit?.documentChanges[0]?.textDocument.version).toBe(editor.version(name));
      expect(editor.applied(action?.edit ?? null)[name]).toContain(fixed);
      editor.type(name, mistake, before);
    });

    it("imports what a type names", async () => {
      editor.type("src/reports.ts", "{ spendMean, rows }: {", "{ spendMean, rows: list }: {");
      editor.type("src/reports.ts", "(spend: Float64Array, spendMean", "(rows, spendMean");
      const [found] = await editor.diagnosticsIn("src/reports.ts");
      const actions = await actionsAt("src/reports.ts", found!.range);
      const { edit } = actions.find(({ title }) => title === "Write out the type `readonly Row[]`") ?? {};
      expect(editor.applied(edit ?? null)["src/reports.ts"]).toContain(
        `"use dataflow";\nimport type { Row } from "./types.js";\n\nexport function spendZeroMean(rows: readonly Row[], spendMean`,
      );
      editor.replace("src/reports.ts", REPORTS);
    });

    // A result has a type that is known when the parameters have one.
    it("writes out all types that are known at once, if it is asked for that", async () => {
      editor.replace(
        "src/reports.ts",
        `"use dataflow";\nexport const one = (spendMean, rows) => spendMean + rows.length;\nexport const two = (rows) => rows.length;\n`,
      );
      const start = { line: 0, character: 0 };
      const [action] = await actionsAt(
        "src/reports.ts",
        { start, end: start },
        { diagnostics: [], only: ["source.fixAll"] },
      );
      expect(action?.kind).toBe("source.fixAll.icosian");
      expect(editor.applied(action?.edit ?? null)["src/reports.ts"]).toBe(
        `"use dataflow";\nimport type { Row } from "./types.js";\nexport const one = (spendMean: number, rows: readonly Row[]) => spendMean + rows.length;\nexport const two = (rows: readonly Row[]) => rows.length;\n`,
      );
      const menu = await actionsAt("src/reports.ts", { start, end: start });
      expect(menu.filter(({ kind }) => kind.startsWith("source"))).toEqual([]);
      editor.replace("src/reports.ts", REPORTS);
      expect(
        await actionsAt("src/reports.ts", { start, end: start }, { diagnostics: [], only: ["source.fixAll"] }),
      ).toEqual([]);
    });
  });

  describe("the action to rename a node", () => {
    it("is a command that takes the new name", async () => {
      const start = editor.at("src/reports.ts", "|spendMean: number): Float64Array");
      const [action] = await actionsAt(
        "src/reports.ts",
        { start, end: start },
        { diagnostics: [], only: ["refactor"] },
      );
      expect(action).toMatchObject({ title: "Rename node `spendMean`", command: { command: "icosian.renameNode" } });
      const { command = "", arguments: args = [] } = action?.command ?? {};
      const before = editor.client.asked.length;
      expect(await editor.client.ask("workspace/executeCommand", { command, arguments: [...args, "mean"] })).toBe(true);
      const applied = editor.client.asked.slice(before).find(({ method }) => method === "workspace/applyEdit");
      expect(applied).toBeDefined();
      const { edit } = applied!.params as { readonly edit: WorkspaceEdit };
      expect(Object.keys(editor.applied(edit)).toSorted()).toEqual([
        "src/features.ts",
        "src/main.ts",
        "src/reports.ts",
      ]);
    });

    it("is not offered at other names", async () => {
      const start = editor.at("src/reports.ts", "_helper(|spendMean");
      expect(await actionsAt("src/reports.ts", { start, end: start })).toEqual([]);
    });
  });

  describe("completion", () => {
    async function complete(name: string, marked: string): Promise<readonly Item[]> {
      return editor.askAt<readonly Item[]>("textDocument/completion", name, marked);
    }

    function textOf({ label, insertText, textEdit }: Item): string {
      return textEdit?.newText ?? insertText ?? label;
    }

    it("knows the nodes in scope and their types", async () => {
      editor.type("src/reports.ts", "spendMean: number): Float64Array", "spendMean: number, ): Float64Array");
      const found = await complete("src/reports.ts", "spendMean: number, |): Float64Array");
      editor.replace("src/reports.ts", REPORTS);
      expect(found.map(textOf).toSorted()).toEqual(["label: string", "rows: readonly Row[]", "spendTotal: number"]);
    });

    it("leaves out what would be a cycle, and replaces the letters that are there", async () => {
      editor.type("src/features.ts", "spendTotal(spend: Float64Array)", "spendTotal(spend: Float64Array, s)");
      const found = await complete("src/features.ts", "spend: Float64Array, s|)");
      const [item] = found;
      expect(found.map(({ label }) => label)).toEqual(["rows"]);
      expect(applyLspEdits(editor.text("src/features.ts"), [item!.textEdit!])).toContain(
        "spendTotal(spend: Float64Array, rows: readonly Row[])",
      );
      editor.replace("src/features.ts", FILES["src/features.ts"]);
    });

    it("completes the names of a pattern, and then their types", async () => {
      editor.type("src/reports.ts", "{ spendMean, rows }: {", "{ spendMean, rows, spe }: { spe;");
      const inPattern = await complete("src/reports.ts", "rows, spe| }");
      const inType = await complete("src/reports.ts", "{ spe|;");
      editor.replace("src/reports.ts", REPORTS);
      expect(inPattern.map(textOf)).toContain("spendTotal");
      expect(inType.map(textOf)).toContain("spendTotal: number");
    });

    it("says in the details what a node is, and imports its type", async () => {
      editor.type("src/reports.ts", "spendMean: number): Float64Array", "spendMean: number, ): Float64Array");
      const found = await complete("src/reports.ts", "spendMean: number, |): Float64Array");
      const item = await editor.client.ask<Item>(
        "completionItem/resolve",
        found.find(({ label }) => label === "rows"),
      );
      editor.replace("src/reports.ts", REPORTS);
      expect(item.detail).toBe("(node) rows: readonly Row[]");
      expect(item.additionalTextEdits?.map(({ newText }) => newText)).toEqual([
        `import type { Row } from "./types.js";\n`,
      ]);
    });

    it.each(ELSEWHERE)("has nothing to say in %s", async (_, name, marked) => {
      expect(await complete(name, marked)).toEqual([]);
    });
  });

  it("logged no failure", () => {
    expect(editor.client.logged).toEqual([]);
  });
});
