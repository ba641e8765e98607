/**
 * Edits in random order, whole and half-written: what the language server reports equals what a cold check of the same
 * texts reports.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeProgram } from "../bench/write-program.mjs";
import { CliProject } from "./cli-project.ts";
import { names, VARIANTS } from "./graph-edits.ts";
import { LspEditor } from "./lsp-editor.ts";
import { RandomEdits } from "./random-edits.ts";

const NODES = 4000;
const MODULES = 40;
const ROUNDS = 8;
const EDITS = 20;

/** What `icosian check --json` says about one mistake. */
interface CheckedDiagnostic {
  readonly file: string;
  readonly code: string;
  readonly line: number;
  readonly column: number;
}

describe.each(["6.0.3", "7.0.2"])("TypeScript %s", (version) => {
  let editor: LspEditor;
  let cold: CliProject;
  const all = new Map<string, string>();
  beforeAll(async () => {
    for (const name of names) all.set(name, VARIANTS[name][0]);
    cold = await CliProject.create({}, { version });
    writeProgram(cold.files.path("src/large"), { nodes: NODES, modules: MODULES });
    for (const name of ["types", "main", ...Array.from({ length: MODULES }, (_, index) => `module${index}`)])
      all.set(`src/large/${name}.ts`, cold.files.read(`src/large/${name}.ts`));
    cold.files.delete("src/large/tsconfig.json");
    editor = await LspEditor.open({ version, files: Object.fromEntries(all) });
  });
  afterAll(async () => {
    await editor?.close();
    cold?.files.remove();
  });

  /** What a process that knows nothing of the edits reports about the texts as they are now. */
  async function checkCold(): Promise<readonly string[]> {
    cold.files.write(Object.fromEntries([...all.keys()].map((name) => [name, editor.text(name)])));
    const { code: exitCode, stdout, output } = await cold.icosian("check", "--json");
    expect(exitCode, output).toBeLessThan(2);
    const lines = stdout.split("\n").filter((line) => line !== "");
    const diagnostics = lines.map((line) => JSON.parse(line) as CheckedDiagnostic);
    return diagnostics.map(({ file, code, line, column }) => `${file}:${line}:${column} ${code}`).toSorted();
  }

  async function checkInEditor(): Promise<readonly string[]> {
    await editor.settledIn("src/main.ts");
    return [...all.keys()]
      .flatMap((name) => {
        const last = editor.client.published.findLast(({ uri }) => uri === editor.uri(name));
        return (last?.diagnostics ?? []).map(
          ({ code, range: { start } }) => `${name}:${start.line + 1}:${start.character + 1} ${code}`,
        );
      })
      .toSorted();
  }

  it.each(Array.from({ length: ROUNDS }, (_, round) => round))("edits of round %i", async (round) => {
    const edits = new RandomEdits(editor, [...all.keys()], round + 1);
    for (let count = 0; count < EDITS; count++) await edits.next();
    edits.complete();
    const found = await checkCold();
    // Documents that were not edited are checked one by one, and nothing tells which is the last.
    await expect.poll(checkInEditor, { timeout: 120_000 }).toEqual(found);
  });

  it("met many kinds of mistakes, and logged no failure", () => {
    const codes = new Set(editor.client.published.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)));
    expect(codes.size, [...codes].join(" ")).toBeGreaterThanOrEqual(6);
    expect(editor.client.logged).toEqual([]);
    expect(editor.client.shown).toEqual([]);
  });
});
