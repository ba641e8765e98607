/** Tells whether files have been edited only where nothing else sees it: in the bodies of functions. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isSameOutsideBodies } from "../../compile-file.js";
import { loadCompiler } from "../compilers/load-compiler.js";
import { findTypeScript } from "../compilers/find-typescript.js";
import { hashOf, type FileState } from "./file-state.js";
import type { SourceText } from "./source-texts.js";
import { withTemporary } from "./verdict-store.js";

/** An edited file. */
export interface BodyEdit {
  /** Its path. */
  readonly file: string;
  /** Its new text. */
  readonly source: SourceText;
  /** The state of the file that has this text. */
  readonly state: FileState;
}

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
  known: Readonly<Record<string, SourceText>>,
  folder: string,
): Promise<readonly BodyEdit[] | null> {
  if (files.length > MOST_FILES) return null;
  const edits: BodyEdit[] = [];
  for (const file of files) {
    const before = known[file];
    const edit = before === undefined ? null : readEdit(file, before);
    if (edit === null) return null;
    edits.push(edit);
  }
  return (await hasSyntaxErrors(files, configFile, folder)) ? null : edits;
}

function readEdit(file: string, before: SourceText): BodyEdit | null {
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
