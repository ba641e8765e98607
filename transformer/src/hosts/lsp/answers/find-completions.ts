/** Completes parameters with the names and types of nodes and inputs. */
import {
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
  type CompletionItem,
  type Position,
} from "vscode-languageserver";
import { toOffset, type PositionQuestion } from "./question.js";

/** What the client sends back to ask for the rest of an item. */
export interface ItemData {
  /** URI of the document. */
  readonly uri: string;
  /** The position at which the item was offered. */
  readonly position: Position;
}

/** The items at the cursor; none if no input of a node can be named there. */
export function findCompletions(question: PositionQuestion, uri: string): readonly CompletionItem[] {
  const { file, project, places, position } = question;
  const found = project.answers.getCompletionsAtPosition(file, toOffset(question), undefined);
  const data: ItemData = { uri, position };
  return (found?.entries ?? []).map(({ name, insertText = name, sortText, labelDetails, replacementSpan }) => ({
    label: name,
    kind: CompletionItemKind.Variable,
    // Before everything that TypeScript offers.
    sortText: `!${sortText}`,
    filterText: name,
    insertTextFormat: InsertTextFormat.PlainText,
    ...(labelDetails === undefined ? {} : { labelDetails }),
    ...(replacementSpan === undefined
      ? { insertText }
      : {
          textEdit: {
            range: places.toRange(file, {
              start: replacementSpan.start,
              end: replacementSpan.start + replacementSpan.length,
            }),
            newText: insertText,
          },
        }),
    data,
  }));
}

/** Adds the documentation of an item, and the imports of the types that it names. */
export function completeItem(item: CompletionItem, question: PositionQuestion): CompletionItem {
  const { file, project, places } = question;
  const { answers } = project;
  const details = answers.getCompletionEntryDetails(file, toOffset(question), item.label, {}, "icosian", {}, undefined);
  if (details === undefined) return item;
  const edits = (details.codeActions ?? []).flatMap(({ changes }) => changes.flatMap(({ textChanges }) => textChanges));
  return {
    ...item,
    detail: (details.displayParts ?? []).map(({ text }) => text).join(""),
    documentation: { kind: MarkupKind.Markdown, value: (details.documentation ?? []).map(({ text }) => text).join("") },
    additionalTextEdits: edits.map(({ span: { start, length }, newText }) => ({
      range: places.toRange(file, { start, end: start + length }),
      newText,
    })),
  };
}
