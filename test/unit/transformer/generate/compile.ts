/** Compiles files with TypeScript 6 as it is, without any plugin. */
import { join } from "node:path";
import ts from "typescript";

/** How generated files are compiled here: as strictly as TypeScript can. */
export const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
  types: [],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  allowUnreachableCode: false,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: true,
};

/**
 * Compiles files beside themselves, and what they import.
 *
 * @returns What is wrong with them: `main.ts:3:5 TS2322 …`.
 */
export function compile(folder: string, files: readonly string[], options: ts.CompilerOptions = {}): readonly string[] {
  const program = ts.createProgram(
    files.map((file) => join(folder, file)),
    { ...OPTIONS, ...options },
  );
  program.emit();
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, code, messageText }) => {
    const { line, character } = file?.getLineAndCharacterOfPosition(start) ?? { line: 0, character: 0 };
    const name = file?.fileName.replace(`${folder}/`, "") ?? "";
    return `${name}:${line + 1}:${character + 1} TS${code} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}
