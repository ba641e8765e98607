/** What the language server reports while files are edited, from the texts that are open. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FILES } from "./editor-files.ts";
import type { LspDiagnostic } from "./lsp-client.ts";
import { LSP_VERSIONS, LspEditor } from "./lsp-editor.ts";

describe.each(LSP_VERSIONS)("TypeScript %s", (version) => {
  let editor: LspEditor;
  beforeAll(async () => {
    editor = await LspEditor.open({ version, files: FILES });
  });
  afterAll(() => editor?.close());

  function describeAll(name: string, found: readonly LspDiagnostic[]): readonly string[] {
    return found.map(({ code, severity, source, range }) => {
      const place = `${range.start.line + 1} ${editor.textAt(name, range)}`;
      return `${source} ${code} ${severity === 1 ? "error" : "warning"} ${place}`;
    });
  }

  it("reports nothing in files without a mistake", async () => {
    for (const name of Object.keys(FILES)) expect(await editor.diagnosticsIn(name)).toEqual([]);
  });

  it("reports a mistake in the text that is typed, and takes it back", async () => {
    editor.type("src/reports.ts", "spendMean: number): Float64Array", "spendMean: string): Float64Array");
    const found = await editor.diagnosticsIn("src/reports.ts");
    expect(describeAll("src/reports.ts", found)).toEqual(["icosian ICO3101 error 3 spendMean"]);
    expect(found[0]?.message).toContain("ICO3101 edge-type: ");
    expect(found[0]?.relatedInformation?.map(({ location }) => editor.toName(location.uri))).toContain(
      "src/features.ts",
    );
    editor.type("src/reports.ts", "spendMean: string): Float64Array", "spendMean: number): Float64Array");
    expect(await editor.diagnosticsIn("src/reports.ts")).toEqual([]);
  });

  it("reports in other open files what an edit breaks there, and takes it back", async () => {
    await editor.settledIn("src/features.ts");
    editor.type(
      "src/features.ts",
      "spend: Float64Array): number {\n  return spendTotal",
      "spend: Float64Array): string {\n  return spendTotal",
    );
    const found = await editor.settledIn("src/reports.ts");
    expect(describeAll("src/reports.ts", found)).toEqual([
      "icosian ICO3101 error 3 spendMean",
      "icosian ICO3101 error 7 spendMean",
    ]);
    editor.type(
      "src/features.ts",
      "spend: Float64Array): string {\n  return spendTotal",
      "spend: Float64Array): number {\n  return spendTotal",
    );
    expect(await editor.settledIn("src/reports.ts")).toEqual([]);
  });

  it("repeats no message of TypeScript, and says nothing about a half-written module", async () => {
    editor.type("src/reports.ts", "return spend.map(", "return spend.nothing(");
    expect(await editor.diagnosticsIn("src/reports.ts")).toEqual([]);
    editor.type("src/reports.ts", "return spend.nothing(", "return spend.map(");
    editor.type("src/reports.ts", "spendMean: number): Float64Array {", "spendMean: string, : Float64Array {");
    expect(await editor.diagnosticsIn("src/reports.ts")).toEqual([]);
    editor.type("src/reports.ts", "spendMean: string, : Float64Array {", "spendMean: number): Float64Array {");
    expect(await editor.diagnosticsIn("src/reports.ts")).toEqual([]);
  });

  it("follows edits that come in one burst, and reports only the last text", async () => {
    const before = editor.client.published.length;
    for (const letter of "string") editor.type("src/reports.ts", "spendMean: ", `spendMean: ${letter}`);
    for (let count = 0; count < 6; count++)
      editor.replace("src/reports.ts", editor.text("src/reports.ts").replace(/spendMean: ./, "spendMean: "));
    expect(editor.text("src/reports.ts")).toBe(FILES["src/reports.ts"]);
    expect(await editor.diagnosticsIn("src/reports.ts")).toEqual([]);
    const versions = editor.client.published
      .slice(before)
      .flatMap(({ uri, version: each }) => (uri === editor.uri("src/reports.ts") ? [each ?? 0] : []));
    expect(versions).toEqual(versions.toSorted((one, other) => one - other));
  });

  it("reports a missing input of a request at the call", async () => {
    editor.type("src/main.ts", `"label"], { inputs: { spend } })`, `"label"])`);
    const found = await editor.diagnosticsIn("src/main.ts");
    expect(describeAll("src/main.ts", found)).toEqual(["icosian ICO3202 error 8 executeSync"]);
    editor.type("src/main.ts", `"label"])`, `"label"], { inputs: { spend } })`);
    expect(await editor.diagnosticsIn("src/main.ts")).toEqual([]);
  });

  it("follows files that are not open on the disk", async () => {
    editor.closeFile("src/features.ts");
    expect(await editor.settledIn("src/reports.ts")).toEqual([]);
    editor.project.write({ "src/features.ts": FILES["src/features.ts"].replace("rows = (spend", "rowz = (spend") });
    editor.tellWatched([["src/features.ts", 2]]);
    const found = await editor.settledIn("src/reports.ts");
    expect(describeAll("src/reports.ts", found)).toEqual(["icosian ICO3105 warning 7 rows"]);
    editor.project.write({ "src/features.ts": FILES["src/features.ts"] });
    editor.tellWatched([["src/features.ts", 2]]);
    expect(await editor.settledIn("src/reports.ts")).toEqual([]);
  });

  it("takes the diagnostics of a file back that is closed", async () => {
    editor.type("src/reports.ts", "spendMean: number): Float64Array", "spendMean: string): Float64Array");
    expect(await editor.diagnosticsIn("src/reports.ts")).toHaveLength(1);
    editor.closeFile("src/reports.ts");
    await editor.client.until(() => {
      const last = editor.client.published.findLast(({ uri }) => uri === editor.uri("src/reports.ts"));
      return last?.diagnostics.length === 0 && last.version === undefined;
    }, "An empty list");
    editor.openFile("src/reports.ts");
    expect(await editor.diagnosticsIn("src/reports.ts")).toEqual([]);
  });

  it("logged no failure", () => {
    expect(editor.client.logged).toEqual([]);
    expect(editor.client.shown).toEqual([]);
  });
});
