/** Renames a node or input with everything in its dataflows that names it. */
import { ErrorCodes, ResponseError, type Range, type WorkspaceEdit } from "vscode-languageserver";
import { isParameterName } from "../../../2-analyse/syntax/syntax.js";
import { toOffset, type PositionQuestion } from "./question.js";

/** The name that can be renamed at the cursor. */
export interface Renamable {
  /** The range of the name. */
  readonly range: Range;
  /** The name as it is now, which the editor shows until the user types another. */
  readonly placeholder: string;
}

/**
 * The name at the cursor; null if it names no node or input.
 *
 * @throws ResponseError with the reason if it cannot be renamed.
 */
export function findRenamable(question: PositionQuestion): Renamable | null {
  const { file, project, places } = question;
  const info = project.answers.getRenameInfo(file, toOffset(question));
  if (info.canRename) {
    const { start, length } = info.triggerSpan;
    return { range: places.toRange(file, { start, end: start + length }), placeholder: info.displayName };
  }
  if (info.localizedErrorMessage === "") return null;
  throw new ResponseError(ErrorCodes.InvalidRequest, info.localizedErrorMessage);
}

/**
 * The edits of a rename; null if the cursor is at no name of a dataflow.
 *
 * @throws ResponseError with the reason if the name cannot be renamed, or not to that name.
 */
export function findRename(question: PositionQuestion, newName: string): WorkspaceEdit | null {
  const found = findRenamable(question);
  if (found === null) return null;
  if (!isParameterName(newName) || newName.startsWith("_"))
    throw new ResponseError(
      ErrorCodes.InvalidParams,
      `\`${newName}\` cannot be the name of a node: a name is an identifier that does not begin with \`_\`.`,
    );
  const { file, project, places } = question;
  const { answers } = project;
  const locations = answers.findRenameLocations(file, toOffset(question), false, false, {
    providePrefixAndSuffixTextForRename: true,
  });
  return places.toWorkspaceEdit(
    (locations ?? []).map(({ fileName, textSpan: { start, length }, prefixText = "", suffixText = "" }) => ({
      file: fileName,
      span: { start, end: start + length },
      text: `${prefixText}${newName}${suffixText}`,
    })),
  );
}
