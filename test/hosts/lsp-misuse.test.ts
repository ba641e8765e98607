/** What clients do to the language server that they should not, and what happens around it. */
import { execFileSync } from "node:child_process";
import { CancellationTokenSource } from "vscode-jsonrpc/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { FEATURES, FILES, REPORTS } from "./editor-files.ts";
import { toConfig } from "./cli-project.ts";
import { LSP_VERSIONS, LspEditor } from "./lsp-editor.ts";

const WRONG = "spendMean: string): Float64Array";
const RIGHT = "spendMean: number): Float64Array";

describe.each(LSP_VERSIONS)("TypeScript %s", (version) => {
  let editor: LspEditor;
  beforeAll(async () => {
    editor = await LspEditor.open({ version, files: FILES });
  });
  afterAll(() => editor?.close());
  afterEach(() => {
    for (const [name, text] of Object.entries(FILES)) if (editor.text(name) !== text) editor.replace(name, text);
  });

  /** It still answers, and reports what is there. */
  async function expectWell(): Promise<void> {
    editor.replace("src/reports.ts", REPORTS.replace(RIGHT, WRONG));
    expect((await editor.diagnosticsIn("src/reports.ts")).map(({ code }) => code)).toEqual(["ICO3101"]);
    editor.replace("src/reports.ts", REPORTS);
    expect(await editor.diagnosticsIn("src/reports.ts")).toEqual([]);
    expect(await editor.askAt("textDocument/hover", "src/features.ts", "function |spendMean")).not.toBeNull();
  }

  it.each([
    ["is none", "not a URI"],
    ["is empty", ""],
    ["has a wrong escape", "file:///%zz/a.ts"],
    ["has a slash that is escaped", "file:///tmp/a%2Fb.ts"],
    ["names another machine", "file://elsewhere/tmp/a.ts"],
    ["names no file", "untitled:Untitled-1"],
    ["names a file that is not there", "file:///nowhere/at/all.ts"],
    ["names a folder", "file:///tmp"],
    ["is very long", `file:///${"a/".repeat(10_000)}b.ts`],
    ["has a zero character", "file:///tmp/a%00b.ts"],
  ])("a URI that %s", async (_, uri) => {
    const textDocument = { uri };
    const position = { line: 0, character: 0 };
    editor.client.tell("textDocument/didChange", { textDocument: { uri, version: 2 }, contentChanges: [{ text: "" }] });
    editor.client.tell("textDocument/didOpen", {
      textDocument: { uri, languageId: "typescript", version: 1, text: REPORTS },
    });
    editor.client.tell("textDocument/didSave", { textDocument });
    for (const method of [
      "hover",
      "definition",
      "completion",
      "prepareRename",
      "codeLens",
      "documentSymbol",
      "semanticTokens/full",
    ])
      expect((await editor.client.ask(`textDocument/${method}`, { textDocument, position })) ?? [], method).toEqual([]);
    editor.client.tell("textDocument/didClose", { textDocument });
    editor.client.tell("textDocument/didClose", { textDocument });
    editor.client.tell("workspace/didChangeWatchedFiles", { changes: [{ uri, type: 2 }] });
    await expectWell();
  });

  it("positions outside of the text", async () => {
    for (const position of [
      { line: 1e9, character: 1e9 },
      { line: 0, character: 1e9 },
      { line: -1, character: -1 },
    ]) {
      const textDocument = { uri: editor.uri("src/reports.ts") };
      expect(await editor.client.ask("textDocument/hover", { textDocument, position })).toBeNull();
      expect(await editor.client.ask("textDocument/completion", { textDocument, position })).toEqual([]);
    }
    await expectWell();
  });

  it("an edit that was overtaken", async () => {
    editor.replace("src/reports.ts", REPORTS.replace(RIGHT, WRONG));
    const textDocument = { uri: editor.uri("src/reports.ts"), version: editor.version("src/reports.ts") - 1 };
    editor.client.tell("textDocument/didChange", { textDocument, contentChanges: [{ text: "never seen" }] });
    expect((await editor.settledIn("src/reports.ts")).map(({ code }) => code)).toEqual(["ICO3101"]);
    const range = { start: { line: 1e6, character: 0 }, end: { line: 1e6, character: 5 } };
    const next = { ...textDocument, version: 1_000_000 };
    editor.client.tell("textDocument/didChange", {
      textDocument: next,
      contentChanges: [{ range, text: "// beyond" }],
    });
    editor.closeFile("src/reports.ts");
    editor.openFile("src/reports.ts");
    await expectWell();
  });

  it("requests that are cancelled", async () => {
    const answers = Array.from({ length: 50 }, (_, index) => {
      const source = new CancellationTokenSource();
      const params = {
        textDocument: { uri: editor.uri("src/main.ts") },
        position: editor.at("src/main.ts", `["spend|Mean"`),
      };
      const answer = editor.client.ask("textDocument/references", { ...params, context: {} }, source.token);
      if (index % 2 === 0) source.cancel();
      return answer.then(
        () => "answered",
        (error: unknown) => (error as Error).message,
      );
    });
    const found = await Promise.all(answers);
    expect(found.filter((each) => each === "answered").length).toBeGreaterThanOrEqual(25);
    expect(new Set(found)).toEqual(new Set(["answered", "Cancelled."]));
    await expectWell();
  });

  it("a request about a text that was edited meanwhile", async () => {
    const answer = editor.askAt("textDocument/hover", "src/features.ts", "function |spendMean").then(
      () => "answered",
      (error: unknown) => (error as Error).message,
    );
    editor.replace("src/features.ts", `${FEATURES}// More.\n`);
    expect(["answered", "The document was edited."]).toContain(await answer);
    await expectWell();
  });

  it("a file that is deleted while it is asked about", async () => {
    editor.project.delete("src/reports.ts");
    const asked = editor.askAt("textDocument/hover", "src/reports.ts", "function |label");
    editor.tellWatched([["src/reports.ts", 3]]);
    editor.closeFile("src/reports.ts");
    await asked;
    const textDocument = { uri: editor.uri("src/reports.ts") };
    expect(await editor.client.ask("textDocument/documentSymbol", { textDocument })).toBeNull();
    expect((await editor.settledIn("src/main.ts")).map(({ code }) => code)).toContain("ICO3110");
    editor.project.write({ "src/reports.ts": REPORTS });
    editor.tellWatched([["src/reports.ts", 1]]);
    editor.openFile("src/reports.ts");
    expect(await editor.settledIn("src/main.ts")).toEqual([]);
    await expectWell();
  });

  it("a tsconfig that breaks and mends", async () => {
    const [config, wrong] = [editor.project.read("tsconfig.json"), REPORTS.replace(RIGHT, WRONG)];
    for (const text of [
      "{",
      "",
      "[]",
      "null",
      `{ "compilerOptions": { "plugins": 1 } }`,
      `{ "extends": "./nothing.json" }`,
    ]) {
      editor.project.write({ "tsconfig.json": text });
      editor.tellWatched([["tsconfig.json", 2]]);
      editor.replace("src/reports.ts", wrong);
      await editor.settledIn("src/reports.ts");
      editor.project.write({ "tsconfig.json": config });
      editor.tellWatched([["tsconfig.json", 2]]);
      expect(
        (await editor.settledIn("src/reports.ts")).map(({ code }) => code),
        text,
      ).toEqual(["ICO3101"]);
    }
    editor.project.delete("tsconfig.json");
    editor.tellWatched([["tsconfig.json", 3]]);
    expect(await editor.settledIn("src/reports.ts")).toEqual([]);
    editor.project.write({ "tsconfig.json": config });
    editor.tellWatched([["tsconfig.json", 1]]);
    expect((await editor.settledIn("src/reports.ts")).map(({ code }) => code)).toEqual(["ICO3101"]);
    await expectWell();
  });

  it("options of the tsconfig that are wrong", async () => {
    const config = editor.project.read("tsconfig.json");
    const inConfig = (): readonly string[] =>
      editor.client.published
        .findLast(({ uri }) => uri === editor.uri("tsconfig.json"))
        ?.diagnostics.map(({ message }) => message) ?? [];
    editor.project.write({
      "tsconfig.json": toConfig({ version, plugins: [{ inclode: ["src"], rules: { "edge-type": "off" } }] }),
    });
    editor.tellWatched([["tsconfig.json", 2]]);
    await editor.settledIn("src/reports.ts");
    expect(inConfig().join("\n")).toContain("inclode");
    editor.project.write({ "tsconfig.json": config });
    editor.tellWatched([["tsconfig.json", 2]]);
    await editor.settledIn("src/reports.ts");
    expect(inConfig()).toEqual([]);
    await expectWell();
  });

  it("logged no failure, and showed none", () => {
    expect(editor.client.logged).toEqual([]);
    expect(editor.client.shown).toEqual([]);
  });
});

describe("TypeScript 7's process ends", () => {
  let editor: LspEditor;
  beforeAll(async () => {
    editor = await LspEditor.open({ version: "7.0.2", files: FILES });
    await editor.settledIn("src/reports.ts");
  });
  afterAll(() => editor?.close());

  /** Ends the processes that the server started. */
  function killTypeScript(): void {
    const ids = execFileSync("ps", ["-o", "pid=", "--ppid", String(editor.client.pid)], { encoding: "utf8" });
    const all = ids
      .split("\n")
      .map(Number)
      .filter((id) => id > 0);
    expect(all).toHaveLength(1);
    for (const id of all) process.kill(id, "SIGKILL");
  }

  it("before a request: it is started again, and the editor is told", async () => {
    killTypeScript();
    editor.type("src/reports.ts", RIGHT, WRONG);
    expect((await editor.diagnosticsIn("src/reports.ts")).map(({ code }) => code)).toEqual(["ICO3101"]);
    expect(editor.client.shown.map(({ message }) => message)).toEqual([
      "Icosian: TypeScript's process ended. It was started again.",
    ]);
    expect(await editor.askAt("textDocument/definition", "src/reports.ts", `|${WRONG}`)).toHaveLength(1);
    editor.type("src/reports.ts", WRONG, RIGHT);
    expect(await editor.diagnosticsIn("src/reports.ts")).toEqual([]);
  });

  it("a second time, after it has answered", async () => {
    killTypeScript();
    // What is known is answered without TypeScript; after an edit, nothing is.
    expect(await editor.askAt("textDocument/hover", "src/features.ts", "function |spendMean")).not.toBeNull();
    editor.type("src/reports.ts", RIGHT, WRONG);
    expect(await editor.askAt("textDocument/hover", "src/features.ts", "function |spendMean")).not.toBeNull();
    expect(editor.client.shown).toHaveLength(2);
    expect(editor.client.logged).toEqual([]);
  });

  it("before an edit of a body, which needs no TypeScript: it is started again when the user pauses", async () => {
    editor.type("src/reports.ts", WRONG, RIGHT);
    expect(await editor.settledIn("src/reports.ts")).toEqual([]);
    killTypeScript();
    editor.type("src/reports.ts", "each - spendMean", "each + spendMean");
    expect(await editor.diagnosticsIn("src/reports.ts")).toEqual([]);
    editor.type("src/reports.ts", RIGHT, WRONG);
    expect((await editor.diagnosticsIn("src/reports.ts")).map(({ code }) => code)).toEqual(["ICO3101"]);
    expect(editor.client.shown).toHaveLength(3);
    expect(editor.client.logged).toEqual([]);
  });
});

describe("the end", () => {
  it("comes with the exit code 0 after the editor asked for it, and 1 if the editor is gone", async () => {
    for (const isPolite of [true, false]) {
      const editor = await LspEditor.open({ version: "7.0.2", files: FILES });
      await editor.diagnosticsIn("src/reports.ts");
      const ids = execFileSync("ps", ["-o", "pid=", "--ppid", String(editor.client.pid)], { encoding: "utf8" });
      if (!isPolite) editor.client.hangUp();
      expect(await editor.client.stop()).toBe(isPolite ? 0 : 1);
      // TypeScript's process ends with the server.
      for (const id of ids
        .split("\n")
        .map(Number)
        .filter((each) => each > 0))
        await expect.poll(() => isRunning(id), { timeout: 10_000 }).toBe(false);
      editor.project.remove();
    }
  });
});

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
