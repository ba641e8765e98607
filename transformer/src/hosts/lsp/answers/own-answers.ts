/**
 * What the editor's features add to the answers of TypeScript, and nothing of TypeScript itself.
 *
 * The plugin extends TypeScript's language service. The language server runs beside TypeScript's own server, so it
 * extends a language service that never has an answer: what comes out of it is what the features found.
 */
import type ts from "typescript";
import { features } from "../../editor/features/features.js";
import type { EditorProject } from "../../editor/project/editor-project.js";
import { extend } from "../../editor/project/extensions.js";

/** The methods that features extend. */
export type OwnAnswers = Pick<
  ts.LanguageService,
  | "getCompletionsAtPosition"
  | "getCompletionEntryDetails"
  | "getDefinitionAtPosition"
  | "findReferences"
  | "getRenameInfo"
  | "findRenameLocations"
  | "getQuickInfoAtPosition"
>;

const NOTHING: OwnAnswers = {
  getCompletionsAtPosition: () => undefined,
  getCompletionEntryDetails: () => undefined,
  getDefinitionAtPosition: () => undefined,
  findReferences: () => undefined,
  getRenameInfo: () => ({ canRename: false, localizedErrorMessage: "" }),
  findRenameLocations: () => undefined,
  getQuickInfoAtPosition: () => undefined,
};

/**
 * The answers of all features about a project.
 *
 * A feature that throws makes the method throw, because TypeScript's process may have ended.
 */
export function ownAnswers(project: EditorProject): OwnAnswers {
  // A cast because the features extend no other methods.
  return extend(NOTHING as ts.LanguageService, features(project), (_, error) => {
    throw error;
  });
}
