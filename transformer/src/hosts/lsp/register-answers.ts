/** Registers the requests that the server answers. */
import type { CodeAction, CodeActionParams, Connection } from "vscode-languageserver";
import { findCodeActions, findFixAll, findRenameAction, FIX_ALL } from "./answers/find-code-actions.js";
import { completeItem, findCompletions, type ItemData } from "./answers/find-completions.js";
import { findHover } from "./answers/find-hover.js";
import { findLenses } from "./answers/find-lenses.js";
import { findDefinitions, findReferences } from "./answers/find-locations.js";
import { findRenamable, findRename } from "./answers/find-rename.js";
import { findDocumentSymbols, findWorkspaceSymbols } from "./answers/find-symbols.js";
import { findTokens } from "./answers/find-tokens.js";
import type { Question } from "./answers/question.js";
import type { Answerer } from "./answerer.js";

/** What the client can do beyond the protocol. */
export interface ClientAbilities {
  /** Whether it asks the user for a new name when the command `icosian.renameNode` comes without one. */
  readonly asksForNames: boolean;
}

/**
 * Registers every request about documents.
 *
 * @param abilities - What the client can do; known when the first request comes.
 */
export function registerAnswers(connection: Connection, answerer: Answerer, abilities: () => ClientAbilities): void {
  connection.onHover(({ textDocument: { uri }, position }, token) =>
    answerer.answer(uri, token, (question) => findHover({ ...question, position })),
  );
  connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    answerer.answer(uri, token, (question) => toMutable(findDefinitions({ ...question, position }))),
  );
  connection.onReferences(({ textDocument: { uri }, position }, token) =>
    answerer.answer(uri, token, (question) => toMutable(findReferences({ ...question, position }))),
  );
  connection.onPrepareRename(({ textDocument: { uri }, position }, token) =>
    answerer.answer(uri, token, (question) => findRenamable({ ...question, position })),
  );
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }, token) =>
    answerer.answer(uri, token, (question) => findRename({ ...question, position }, newName)),
  );
  connection.onCompletion(({ textDocument: { uri }, position }, token) =>
    answerer.answer(uri, token, (question) => toMutable(findCompletions({ ...question, position }, uri))),
  );
  connection.onCompletionResolve(async (item, token) => {
    // A cast because the client sends back what it was given; an item of another server has no such data.
    const { uri, position = { line: 0, character: 0 } } = (item.data ?? {}) as Partial<ItemData>;
    const found = await answerer.answer(uri, token, (question) => completeItem(item, { ...question, position }));
    return found ?? item;
  });
  connection.onCodeAction((params, token) =>
    answerer.answer(params.textDocument.uri, token, (question) => findActions(question, params, abilities())),
  );
  connection.onCodeLens(({ textDocument: { uri } }, token) =>
    answerer.answer(uri, token, (question) => toMutable(findLenses(question, uri))),
  );
  connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
    answerer.answer(uri, token, (question) => toMutable(findDocumentSymbols(question))),
  );
  connection.onWorkspaceSymbol(async ({ query }, token) => [
    ...(await answerer.answerAll(token, ({ project, places }) => findWorkspaceSymbols(project, places, query))),
  ]);
  connection.languages.semanticTokens.on(({ textDocument: { uri } }, token) => answerer.answer(uri, token, findTokens));
}

function findActions(
  question: Question,
  { textDocument: { uri }, range, context }: CodeActionParams,
  { asksForNames }: ClientAbilities,
): CodeAction[] {
  // A kind stands for all kinds below it.
  const isAsked = (kind: string): boolean =>
    context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  return [
    ...(isAsked("quickfix") ? findCodeActions(question, range) : []),
    // Only if it is asked for, so that no menu of fixes has it for every mistake.
    ...(context.only !== undefined && isAsked(FIX_ALL) ? [findFixAll(question)] : []),
    ...(asksForNames && isAsked("refactor.rewrite") ? [findRenameAction(question, uri, range.start)] : []),
  ].filter((action) => action !== null);
}

/** The protocol's types are mutable. */
function toMutable<Each>(list: readonly Each[] | null): Each[] | null {
  return list === null ? null : [...list];
}
