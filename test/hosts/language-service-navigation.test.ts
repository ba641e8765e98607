/** Where an editor goes from the name of a node: definition, references, rename and hover. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { INPUT_RENAMED, NAMED, NODE, REFERENCES, RENAMED, SAID, TAKEN, TAKERS } from "./editor-answers.ts";
import { describePlace, EDITOR_VERSIONS, FILES, REPORTS, type FileRange } from "./editor-files.ts";
import { applyEdits, Editor, type Range } from "./editor.ts";

interface RenameBody {
  readonly info: { readonly canRename: boolean };
  readonly locs: readonly {
    readonly file: string;
    readonly locs: readonly (Range & { readonly prefixText?: string; readonly suffixText?: string })[];
  }[];
}

describe.each(EDITOR_VERSIONS)("TypeScript %s", (version) => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await Editor.open({ version, files: FILES });
  });
  afterAll(() => editor?.close());

  describe("go to definition", () => {
    async function definitionsAt(name: string, marked: string): Promise<readonly string[]> {
      const found = await editor.askAt<{ readonly definitions: readonly FileRange[] }>(
        "definitionAndBoundSpan",
        name,
        marked,
      );
      return found.definitions.map((each) => describePlace(editor, each));
    }

    it.each(TAKEN)("goes from %s to the node", async (_, name, marked) => {
      expect(await definitionsAt(name, marked)).toEqual(NODE);
    });

    it("goes from an input that is given to those who take it", async () => {
      expect(await definitionsAt("src/main.ts", "inputs: { |spend }")).toEqual(TAKERS);
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
      return refs.map((each) => describePlace(editor, each)).sort();
    }
    it.each(NAMED.filter(([what]) => !/key|destructured/.test(what)))("finds those of %s", async (_, name, marked) => {
      const found = await referencesAt(name, marked);
      // The variable that the result goes into is a thing of its own, with uses of its own.
      expect(found.filter((each) => each !== "src/main.ts:9 spendMean").length).toBe(8);
      expect(new Set(found)).toEqual(REFERENCES);
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

    it.each(NAMED)("from %s renames the node and all that takes it", async (_, name, marked) => {
      expect(await rename(name, marked, "mean")).toEqual(RENAMED);
    });

    it("renames an external input in all nodes and calls", async () => {
      const changed = await rename("src/reports.ts", "(|spend: Float64Array", "weekly");
      expect(changed).toMatchObject(INPUT_RENAMED);
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
      for (const sentence of SAID.node) expect(text).toContain(sentence);
    });

    it("says of a parameter where its value comes from", async () => {
      expect(await hover("src/reports.ts", "|spendMean: number): Float64Array")).toContain(SAID.parameter);
      expect(await hover("src/reports.ts", "(|spend: Float64Array")).toContain(SAID.input);
    });

    it("says nothing of other names", async () => {
      expect(await hover("src/reports.ts", "_helper(|spendMean")).not.toContain("Taken by");
      expect(await hover("src/other.ts", "function |spendMean")).not.toContain("Taken by");
    });
  });

  it("nothing failed on the way", () => {
    expect(editor.server.readLog()).not.toMatch(/@icosian\/transformer: .* failed/);
  });
});
