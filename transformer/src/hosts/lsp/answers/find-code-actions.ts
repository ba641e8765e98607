/** Quick fixes of diagnostics. */
import {
  CodeActionKind,
  ResponseError,
  type CodeAction,
  type Diagnostic as LspDiagnostic,
  type Position,
  type Range,
} from "vscode-languageserver";
import type { Fix } from "../../../diagnostics/diagnostic.js";
import { findDiagnostics } from "../../editor/names/find-diagnostics.js";
import { findFixes } from "../../editor/fixes/find-fixes.js";
import { findSafeFix } from "../../editor/fixes/find-safe-fix.js";
import { RENAME_NODE } from "../commands.js";
import { findRenamable, type Renamable } from "./find-rename.js";
import type { PositionQuestion, Question } from "./question.js";
import { toLspDiagnostic } from "./to-lsp-diagnostic.js";

/** The kind of the action that applies all safe fixes. Editors ask for it when a file is saved. */
export const FIX_ALL = "source.fixAll.icosian";

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

/** One action that applies every fix that has only one right answer; null if there is none. */
export function findFixAll({ file, project, places }: Question): CodeAction | null {
  const edits = findDiagnostics(project.editor.program, file).flatMap((diagnostic) => {
    return findSafeFix(diagnostic, project.editor).safe?.edits ?? [];
  });
  if (edits.length === 0) return null;
  // Several types may need the same import.
  const once = [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()];
  return { title: "Apply all safe fixes", kind: FIX_ALL, edit: places.toWorkspaceEdit(once) };
}

/** An action that asks the editor for a new name; null if no node or input is at the position. */
export function findRenameAction(question: Question, uri: string, position: Position): CodeAction | null {
  const found = findRenamableOrNull({ ...question, position });
  if (found === null) return null;
  const command = { title: "Rename node", command: RENAME_NODE, arguments: [uri, position] };
  return { title: `Rename node \`${found.placeholder}\``, kind: CodeActionKind.RefactorRewrite, command };
}

function findRenamableOrNull(question: PositionQuestion): Renamable | null {
  try {
    return findRenamable(question);
  } catch (error) {
    if (error instanceof ResponseError) return null;
    throw error;
  }
}

function toAction(
  { title, edits }: Fix,
  diagnostics: LspDiagnostic[],
  { places }: Question,
  isPreferred: boolean,
): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred, edit: places.toWorkspaceEdit(edits) };
}
