/** The plugin in TypeScript's own editor service, with the packages installed as a user would. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyEdits, Editor, toEditorTsconfig, type EditorDiagnostic, type Range } from "./editor.ts";
import { mainHost } from "./host-table.ts";
import { installPackages } from "./install-packages.ts";
import { packPackages } from "./pack.ts";
import { Project } from "./project.ts";
import { runOrThrow } from "./run.ts";

const FEATURES = `"use dataflow";
import type { Row } from "./types.js";

/** Spend of all weeks together. */
export function spendTotal(spend: Float64Array): number {
  return spend.reduce((sum, each) => sum + each, 0);
}

/** Mean spend of all weeks. */
export function spendMean(spendTotal: number, spend: Float64Array): number {
  return spendTotal / spend.length;
}

export const rows = (spend: Float64Array): readonly Row[] => [...spend].map((value) => ({ value }));
`;

const REPORTS = `"use dataflow";

export function spendZeroMean(spend: Float64Array, spendMean: number): Float64Array {
  return spend.map((each) => each - spendMean);
}

export function label({ spendMean, rows }: { spendMean: number; rows: readonly { readonly value: number }[] }): string {
  return \`\${spendMean} of \${rows.length}\`;
}

function _helper(spendMean: number): number {
  return spendMean;
}

export const CONSTANT = _helper(1);
`;

const MAIN = `import { dataflow } from "@icosian/runtime";
import * as features from "./features.js";
import * as reports from "./reports.js";

export const flow = dataflow(features, reports);

export function run(spend: Float64Array): unknown {
  const { spendMean, label } = flow.executeSync(["spendMean", "label"], { inputs: { spend } });
  return [spendMean, label, flow.executeSync(["spendZeroMean"], { inputs: { spend }, overrides: { spendMean: 3 } })];
}
`;

const FILES = {
  "src/types.ts": "export interface Row {\n  readonly value: number;\n}\n",
  "src/features.ts": FEATURES,
  "src/reports.ts": REPORTS,
  "src/main.ts": MAIN,
  "src/other.ts": "export function spendMean(spendTotal: number): number {\n  return spendTotal;\n}\n",
};

describe.each(["4.9.5", "5.9.3", "6.0.3"])("TypeScript %s", (version) => {
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

  describe("go to definition", () => {
    async function definitionsAt(name: string, marked: string): Promise<readonly string[]> {
      const found = await editor.askAt<{ readonly definitions: readonly FileRange[] }>(
        "definitionAndBoundSpan",
        name,
        marked,
      );
      return found.definitions.map((each) => describeLocation(editor, each));
    }

    it.each([
      ["a parameter", "src/reports.ts", "|spendMean: number): Float64Array"],
      ["a destructured parameter", "src/reports.ts", "{ |spendMean, rows }"],
      ["an output", "src/main.ts", `["spend|Mean"`],
      ["a key", "src/main.ts", "overrides: { |spendMean"],
    ])("goes from %s to the node", async (_, name, marked) => {
      expect(await definitionsAt(name, marked)).toEqual(["src/features.ts:10 spendMean"]);
    });

    it("goes from an input that is given to those who take it", async () => {
      expect(await definitionsAt("src/main.ts", "inputs: { |spend }")).toEqual([
        "src/features.ts:5 spend",
        "src/features.ts:10 spend",
        "src/features.ts:14 spend",
        "src/reports.ts:3 spend",
      ]);
    });

    it("leaves other names to TypeScript", async () => {
      expect(await definitionsAt("src/other.ts", "(|spendTotal")).toEqual(["src/other.ts:1 spendTotal"]);
      expect(await definitionsAt("src/reports.ts", "_helper(|spendMean")).toEqual(["src/reports.ts:11 spendMean"]);
      expect(await definitionsAt("src/reports.ts", "(|spend: Float64Array")).toEqual(["src/reports.ts:3 spend"]);
    });
  });

  describe("find references", () => {
    async function referencesAt(name: string, marked: string): Promise<readonly string[]> {
      const { refs } = await editor.askAt<{ readonly refs: readonly FileRange[] }>("references", name, marked);
      return refs.map((each) => describeLocation(editor, each)).sort();
    }
    const everywhere = [
      "src/features.ts:10 spendMean",
      "src/main.ts:8 spendMean",
      "src/main.ts:8 spendMean",
      "src/main.ts:9 spendMean",
      "src/reports.ts:3 spendMean",
      "src/reports.ts:4 spendMean",
      "src/reports.ts:7 spendMean",
      "src/reports.ts:7 spendMean",
      "src/reports.ts:8 spendMean",
    ];

    it.each([
      ["a node", "src/features.ts", "function |spendMean"],
      ["a parameter", "src/reports.ts", "|spendMean: number): Float64Array"],
      ["an output", "src/main.ts", `["|spendMean"`],
    ])("finds those of %s", async (_, name, marked) => {
      const found = await referencesAt(name, marked);
      // The variable that the result goes into is a thing of its own, with uses of its own.
      expect(found.filter((each) => each !== "src/main.ts:9 spendMean").length).toBe(everywhere.length - 1);
      expect([...new Set(found)]).toEqual([...new Set(everywhere)]);
    });

    it("leaves other names to TypeScript", async () => {
      expect(await referencesAt("src/other.ts", "|spendTotal: number")).toEqual([
        "src/other.ts:1 spendTotal",
        "src/other.ts:2 spendTotal",
      ]);
      expect(await referencesAt("src/reports.ts", "_helper(|spendMean")).toEqual([
        "src/reports.ts:11 spendMean",
        "src/reports.ts:12 spendMean",
      ]);
    });
  });

  describe("rename", () => {
    async function rename(name: string, marked: string, to: string): Promise<Readonly<Record<string, string>>> {
      const body = await editor.askAt<RenameBody>("rename", name, marked);
      if (!body.info.canRename) return {};
      return Object.fromEntries(
        body.locs.map(({ file, locs }) => {
          const edits = locs.map((each) => ({
            ...each,
            newText: `${each.prefixText ?? ""}${to}${each.suffixText ?? ""}`,
          }));
          return [editor.toName(file), applyEdits(editor.text(editor.toName(file)), edits)];
        }),
      );
    }

    const renamed = {
      "src/features.ts": FEATURES.replace("function spendMean", "function mean"),
      "src/reports.ts": REPORTS.replace("spendMean: number): Float64Array", "mean: number): Float64Array")
        .replace("each - spendMean", "each - mean")
        .replace("{ spendMean, rows }: { spendMean: number;", "{ mean, rows }: { mean: number;")
        .replace("${spendMean}", "${mean}"),
      "src/main.ts": MAIN.replace("{ spendMean, label }", "{ mean: spendMean, label }")
        .replace(`["spendMean", "label"]`, `["mean", "label"]`)
        .replace("overrides: { spendMean: 3 }", "overrides: { mean: 3 }"),
    };

    it.each([
      ["a node", "src/features.ts", "function |spendMean"],
      ["a parameter", "src/reports.ts", "|spendMean: number): Float64Array"],
      ["a destructured parameter", "src/reports.ts", "{ |spendMean, rows }"],
      ["an output", "src/main.ts", `["spend|Mean"`],
      ["a key", "src/main.ts", "overrides: { |spendMean"],
    ])("from %s renames the node and all that takes it", async (_, name, marked) => {
      expect(await rename(name, marked, "mean")).toEqual(renamed);
    });

    it("renames an external input in all nodes and calls", async () => {
      const changed = await rename("src/reports.ts", "(|spend: Float64Array", "weekly");
      expect(changed["src/features.ts"]).toBe(FEATURES.replaceAll(/(?<!Mean )\bspend\b/g, "weekly"));
      expect(changed["src/main.ts"]).toBe(MAIN.replaceAll("inputs: { spend }", "inputs: { weekly: spend }"));
    });

    it("leaves other names to TypeScript", async () => {
      expect(await rename("src/reports.ts", "_helper(|spendMean", "mean")).toEqual({
        "src/reports.ts": REPORTS.replace("_helper(spendMean", "_helper(mean").replace(
          "return spendMean",
          "return mean",
        ),
      });
    });
  });

  describe("hover", () => {
    async function hover(name: string, marked: string): Promise<string> {
      const found = await editor.askAt<{ readonly documentation: unknown }>("quickinfo", name, marked);
      return JSON.stringify(found.documentation);
    }

    it("says what a node takes and who takes it", async () => {
      const text = await hover("src/features.ts", "function |spendMean");
      expect(text).toContain("Mean spend of all weeks.");
      expect(text).toContain("Takes `spendTotal: number`, `spend: Float64Array` (input).");
      expect(text).toContain("Taken by `label`, `spendZeroMean`.");
    });

    it("says of a parameter where its value comes from", async () => {
      expect(await hover("src/reports.ts", "|spendMean: number): Float64Array")).toContain(
        "Node `spendMean: number` of src/features.ts.",
      );
      expect(await hover("src/reports.ts", "(|spend: Float64Array")).toContain("Input `spend`: no node has this name");
    });

    it("says nothing of other names", async () => {
      expect(await hover("src/reports.ts", "_helper(|spendMean")).not.toContain("Taken by");
      expect(await hover("src/other.ts", "function |spendMean")).not.toContain("Taken by");
    });
  });

  describe("quick fixes", () => {
    /** The texts that the file would have after each fix, by the fix's title. */
    async function fixesOf(name: string, found: EditorDiagnostic): Promise<Readonly<Record<string, string>>> {
      const { start, end, code } = found;
      const location = { startLine: start.line, startOffset: start.offset, endLine: end.line, endOffset: end.offset };
      const args = { file: editor.path(name), ...location, errorCodes: [code] };
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
    ])("%s", async (_, name, before, mistake, slug, title, fixed) => {
      editor.type(name, before, mistake);
      const found = (await editor.diagnosticsIn(name)).find(({ text }) => text.includes(` ${slug}: `));
      expect(found, slug).toBeDefined();
      const fixes = await fixesOf(name, found!);
      editor.type(name, mistake, before);
      expect(fixes[title], JSON.stringify(fixes)).toContain(fixed);
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

    it.each([
      ["helpers", "src/reports.ts", "_helper(|spendMean"],
      ["bodies", "src/reports.ts", "return |spend.map"],
      ["types", "src/reports.ts", "spend: |Float64Array"],
      ["other files", "src/other.ts", "(|spendTotal"],
    ])("has nothing to say in %s", async (_, name, marked) => {
      expect(await complete(name, marked)).toEqual([]);
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
  const installed = await installPackages(mainHost.dependencies, await packPackages());
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

interface FixBody {
  readonly description: string;
  readonly changes: readonly {
    readonly fileName: string;
    readonly textChanges: readonly (Range & { readonly newText: string })[];
  }[];
}

interface CompletionBody {
  readonly name: string;
  readonly insertText?: string;
  readonly source?: string;
}

interface DetailsBody {
  readonly displayParts: readonly { readonly text: string }[];
  readonly codeActions?: readonly FixBody[];
}

interface FileRange extends Range {
  readonly file: string;
}

interface RenameBody {
  readonly info: { readonly canRename: boolean };
  readonly locs: readonly {
    readonly file: string;
    readonly locs: readonly (Range & { readonly prefixText?: string; readonly suffixText?: string })[];
  }[];
}

/** `src/features.ts:10 spendMean`. */
function describeLocation(editor: Editor, range: FileRange): string {
  const name = editor.toName(range.file);
  return `${name}:${range.start.line} ${editor.textAt(name, range)}`;
}
