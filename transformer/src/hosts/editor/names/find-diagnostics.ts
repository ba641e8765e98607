/** Finds the diagnostics of one file, as the editor shows them. */
import { adjustDiagnostics, toFound } from "../../../4-check/adjust-diagnostics.js";
import { checkFile } from "../../../compile-program.js";
import type { Diagnostic } from "../../../diagnostics/diagnostic.js";
import { isInText } from "../../../oracle/find/is-in-text.js";
import type { EditorProgram } from "../project/editor-program.js";

/**
 * The diagnostics of a file. Syntax errors are reported by TypeScript; as long as there are any, the file has no other
 * diagnostics.
 */
export function findDiagnostics(editor: EditorProgram, file: string): readonly Diagnostic[] {
  const { program, typescript, options } = editor;
  const sourceFile = program.getSourceFile(file);
  if (sourceFile === undefined || sourceFile.isDeclarationFile) return [];
  const compiled = editor.compiled(file);
  const hasPart = compiled !== null || editor.callsOf(file) !== null;
  if (!hasPart && !sourceFile.text.includes("icosian-expect")) return [];
  if (program.getSyntacticDiagnostics(sourceFile).length > 0) return [];
  const own = compiled?.diagnostics ?? [];
  const linked = hasPart
    ? editor.linkedDiagnostics(file, () => checkFile(file, editor.moduleOf(file), editor.linked))
    : [];
  const isInside = (offset: number): boolean => isInText(sourceFile, offset, typescript);
  const commented = { file, text: sourceFile.text, isInText: isInside, calls: [] };
  const adjusted = adjustDiagnostics([...own, ...linked].map(toFound), [commented], options.severities);
  return adjusted.map(({ diagnostic }) => diagnostic);
}
