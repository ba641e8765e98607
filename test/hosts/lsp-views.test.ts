/** What the language server shows of a module beside its diagnostics: lenses, symbols, tokens and the graph. */
import { get } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FILES } from "./editor-files.ts";
import type { Range } from "./lsp-client.ts";
import { LSP_VERSIONS, LspEditor } from "./lsp-editor.ts";

interface Lens {
  readonly range: Range;
  readonly command: { readonly title: string; readonly command: string; readonly arguments: readonly unknown[] };
}

interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly range: Range;
  readonly selectionRange: Range;
}

interface WorkspaceSymbol {
  readonly name: string;
  readonly location: { readonly uri: string; readonly range: Range };
}

describe.each(LSP_VERSIONS)("TypeScript %s", (version) => {
  let editor: LspEditor;
  let legend: { readonly tokenTypes: readonly string[]; readonly tokenModifiers: readonly string[] };
  beforeAll(async () => {
    const capabilities = { window: { showDocument: { support: true } } };
    editor = await LspEditor.open({ version, files: FILES, hello: { capabilities } });
    ({ legend } = editor.hello.capabilities["semanticTokensProvider"] as { readonly legend: typeof legend });
  });
  afterAll(() => editor?.close());

  function askIn<Answer>(method: string, name: string): Promise<Answer> {
    return editor.client.ask<Answer>(method, { textDocument: { uri: editor.uri(name) } });
  }

  it("counts above each node what uses it and what it needs", async () => {
    const lensesIn = async (name: string): Promise<readonly string[]> =>
      (await askIn<readonly Lens[]>("textDocument/codeLens", name)).map(
        ({ range, command }) => `${editor.textAt(name, range)}: ${command.title}`,
      );
    expect(await lensesIn("src/features.ts")).toEqual([
      "spendTotal: used by 1, needs 1",
      "spendMean: used by 2, needs 2",
      "rows: used by 1, needs 1",
    ]);
    expect(await lensesIn("src/reports.ts")).toEqual([
      "spendZeroMean: used by no node, needs 2",
      "label: used by no node, needs 2",
    ]);
    expect(await lensesIn("src/other.ts")).toEqual([]);
  });

  it("lists the nodes of a document and of the workspace", async () => {
    const symbols = await askIn<readonly DocumentSymbol[]>("textDocument/documentSymbol", "src/features.ts");
    expect(symbols.map(({ name, detail }) => name + detail)).toEqual([
      "spendTotal(spend): number",
      "spendMean(spendTotal, spend): number",
      "rows(spend): readonly Row[]",
    ]);
    const texts = symbols.map(({ range, selectionRange }) =>
      [range, selectionRange].map((each) => editor.textAt("src/features.ts", each)),
    );
    expect(texts).toEqual([
      [expect.stringMatching(/^export function spendTotal\([^]*0\);\n}$/), "spendTotal"],
      [expect.stringMatching(/^export function spendMean\([^]*length;\n}$/), "spendMean"],
      [expect.stringMatching(/^export const rows = [^]*\({ value }\)\);$/), "rows"],
    ]);
    expect(await askIn("textDocument/documentSymbol", "src/other.ts")).toEqual([]);
    const search = async (query: string): Promise<readonly string[]> => {
      const found = await editor.client.ask<readonly WorkspaceSymbol[]>("workspace/symbol", { query });
      return found.map(({ name, location: { uri, range } }) => {
        expect(editor.textAt(editor.toName(uri), range)).toBe(name);
        return `${editor.toName(uri)} ${name}`;
      });
    };
    expect(await search("SpMean")).toEqual(["src/features.ts spendMean", "src/reports.ts spendZeroMean"]);
    expect(await search("")).toHaveLength(5);
    expect(await search("nothing of that name")).toEqual([]);
  });

  it("tells names of nodes, edges and inputs apart", async () => {
    const tokensIn = async (name: string): Promise<readonly string[]> => {
      const found = await askIn<{ readonly data: readonly number[] } | null>("textDocument/semanticTokens/full", name);
      const all: string[] = [];
      let [line, character] = [0, 0];
      const data = found?.data ?? [];
      for (let at = 0; at < data.length; at += 5) {
        const [lines = 0, characters = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
        character = lines === 0 ? character + characters : characters;
        line += lines;
        const range = { start: { line, character }, end: { line, character: character + length } };
        const words = legend.tokenModifiers.filter((_, bit) => (modifiers & (1 << bit)) !== 0);
        all.push(`${editor.textAt(name, range)} ${[legend.tokenTypes[type], ...words].join(".")}`);
      }
      return all;
    };
    expect(await tokensIn("src/features.ts")).toEqual([
      "spendTotal function.node",
      "spend parameter.input",
      "spendMean function.node",
      "spendTotal parameter.dependency",
      "spend parameter.input",
      "rows function.node",
      "spend parameter.input",
    ]);
    expect(await tokensIn("src/main.ts")).toEqual([
      "spendMean function.dependency",
      "label function.dependency",
      "spendZeroMean function.dependency",
      "spendMean function.dependency",
    ]);
    expect(await askIn("textDocument/semanticTokens/full", "src/other.ts")).toBeNull();
  });

  it("shows the graph in the browser, and follows edits", async () => {
    const execute = (name: string): Promise<string | null> =>
      editor.client.ask("workspace/executeCommand", {
        command: "icosian.showGraph",
        arguments: [editor.uri(name), "spendMean"],
      });
    const address = (await execute("src/features.ts")) ?? "";
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const shown = editor.client.asked.find(({ method }) => method === "window/showDocument");
    expect(shown?.params).toMatchObject({ uri: address, external: true });
    const page = await read(address);
    for (const name of ["spendTotal", "spendZeroMean", "label"]) expect(page).toContain(name);
    editor.type("src/reports.ts", "function label(", "function caption(");
    await editor.settledIn("src/reports.ts");
    expect(await read(address)).toContain("caption");
    editor.type("src/reports.ts", "function caption(", "function label(");
    expect(await execute("src/main.ts")).toBe(address);
    expect(await execute("src/other.ts")).toBeNull();
    expect(editor.client.shown.at(-1)?.message).toBe(
      "Icosian: This file is no dataflow module, and it builds no dataflow.",
    );
  });

  it("refuses other commands", async () => {
    const execute = (command: string, ...args: readonly unknown[]): Promise<unknown> =>
      editor.client.ask("workspace/executeCommand", { command, arguments: args });
    await expect(execute("icosian.unknown")).rejects.toThrow("There is no command icosian.unknown.");
    await expect(execute("icosian.renameNode", editor.uri("src/main.ts"))).rejects.toThrow("needs a URI, a position");
    expect(await execute("icosian.showGraph")).toBeNull();
    expect(await execute("icosian.showGraph", 1, 2, 3)).toBeNull();
  });

  it("logged no failure", () => {
    expect(editor.client.logged).toEqual([]);
  });
});

function read(address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(address, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () => resolve(text)).on("error", reject);
    }).on("error", reject);
  });
}
