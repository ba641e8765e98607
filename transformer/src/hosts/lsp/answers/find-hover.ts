/** Hover: where a value comes from, what a node takes, and what takes it. */
import { MarkupKind, type Hover } from "vscode-languageserver";
import { toOffset, type PositionQuestion } from "./question.js";

/** The text about the name at the cursor; null if it names no node or input. */
export function findHover(question: PositionQuestion): Hover | null {
  const { file, project, places } = question;
  const info = project.answers.getQuickInfoAtPosition(file, toOffset(question));
  if (info === undefined) return null;
  const { start, length } = info.textSpan;
  const value = (info.documentation ?? []).map(({ text }) => text).join("");
  return {
    contents: { kind: MarkupKind.Markdown, value },
    range: places.toRange(file, { start, end: start + length }),
  };
}
