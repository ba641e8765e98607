/** Definition and references: from a name in a dataflow to the nodes that compute it, and to all that takes it. */
import type { Location } from "vscode-languageserver";
import { toOffset, type PositionQuestion } from "./question.js";

/** A span of a file as TypeScript's language service writes it. */
interface FileSpan {
  readonly fileName: string;
  readonly textSpan: { readonly start: number; readonly length: number };
}

/** The definitions of the node whose name is at the cursor; null if it names none. */
export function findDefinitions(question: PositionQuestion): readonly Location[] | null {
  const found = question.project.answers.getDefinitionAtPosition(question.file, toOffset(question));
  return found?.map((each) => toLocation(each, question)) ?? null;
}

/** All places that name the node or input at the cursor; null if it is the name of neither. */
export function findReferences(question: PositionQuestion): readonly Location[] | null {
  const found = question.project.answers.findReferences(question.file, toOffset(question));
  return found?.flatMap(({ references }) => references.map((each) => toLocation(each, question))) ?? null;
}

function toLocation({ fileName: file, textSpan: { start, length } }: FileSpan, { places }: PositionQuestion): Location {
  return places.toLocation({ file, span: { start, end: start + length } });
}
