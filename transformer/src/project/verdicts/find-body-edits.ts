/** Tells whether files have been edited only where nothing else sees it: in the bodies of functions. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isSameOutsideBodies } from "../../outline.js";
import { loadCompiler } from "../compilers/load-compiler.js";
import { findTypeScript } from "../compilers/find-typescript.js";
import { hashOf } from "../disk-cache/hash-of.js";
import type { JudgedText } from "./source-texts.js";
import type { HarmlessEdit } from "./verdict-memory.js";
import { withTemporary } from "../disk-cache/disk-cache.js";

/** With more edited files, a check of everything is as fast. */
const MOST_FILES = 8;

/**
 * The edits of files.
 *
 * @param configFile - The tsconfig of their project.
 * @param known - The texts before.
 * @param folder - The folder of the cache.
 * @returns Null if an edit may be seen elsewhere, or if TypeScript finds a syntax error.
 */
export async function findBodyEdits(
  files: readonly string[],
  configFile: string,
  known: Readonly<Record<string, JudgedText>>,
  folder: string,
): Promise<readonly HarmlessEdit[] | null> {
  if (files.length > MOST_FILES) return null;
  const edits: HarmlessEdit[] = [];
  for (const file of files) {
    const before = known[file];
    const edit = before === undefined ? null : readEdit(file, before);
    if (edit === null) return null;
    edits.push(edit);
  }
  return (await hasSyntaxErrors(files, configFile, folder)) ? null : edits;
}

function readEdit(file: string, before: JudgedText): HarmlessEdit | null {
  const bytes = readFileSync(file);
  const source = { ...before, text: bytes.toString("utf8").replace(/^\uFEFF/, "") };
  const isSame = isSameOutsideBodies({ ...before, file }, { ...source, file });
  return isSame ? { file, source, state: [hashOf(bytes), ""] } : null;
}

/**
 * Whether TypeScript finds syntax errors in files, which the parser of ours may accept. The files alone are a program that
 * it opens at once.
 */
async function hasSyntaxErrors(files: readonly string[], configFile: string, folder: string): Promise<boolean> {
  const compilerOptions = {
    noResolve: true,
    noLib: true,
    types: [],
    composite: false,
    incremental: false,
    plugins: [],
  };
  const config = { extends: configFile, files, include: [], references: [], compilerOptions };
  const compiler = await loadCompiler(findTypeScript(configFile));
  try {
    return withTemporary(join(folder, "tsconfig.json"), JSON.stringify(config), (path) => {
      const { program } = compiler.open(path, () => {});
      const isWhole = files.every((file) => program.getSourceFile(file) !== undefined);
      return !isWhole || program.getSyntacticDiagnostics().length > 0;
    });
  } finally {
    compiler.close();
  }
}
