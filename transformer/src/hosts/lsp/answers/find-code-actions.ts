/** Quick fixes of diagnostics. */
import { CodeActionKind, type CodeAction, type Diagnostic as LspDiagnostic, type Range } from "vscode-languageserver";
import type { Fix } from "../../../diagnostics/diagnostic.js";
import { findDiagnostics } from "../../editor/names/find-diagnostics.js";
import { findFixes } from "../../editor/fixes/find-fixes.js";
import type { Question } from "./question.js";
import { toLspDiagnostic } from "./to-lsp-diagnostic.js";

/** The fixes of the diagnostics that touch a range. */
export function findCodeActions(question: Question, range: Range): readonly CodeAction[] {
  const { file, project, places } = question;
  const [start, end] = [places.toOffset(file, range.start), places.toOffset(file, range.end)];
  const touched = findDiagnostics(project.editor.program, file).filter(
    ({ span }) => span.start <= end && start <= span.end,
  );
  const actions = new Map<string, CodeAction>();
  for (const diagnostic of touched) {
    const fixes = findFixes(diagnostic, project.editor);
    for (const fix of fixes) {
      const key = JSON.stringify(fix);
      const known = actions.get(key);
      const fixed = [...(known?.diagnostics ?? []), toLspDiagnostic(diagnostic, places)];
      actions.set(key, toAction(fix, fixed, question, fixes.length === 1));
    }
  }
  return [...actions.values()];
}

function toAction(
  { title, edits }: Fix,
  diagnostics: LspDiagnostic[],
  { places }: Question,
  isPreferred: boolean,
): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred, edit: places.toWorkspaceEdit(edits) };
}
