/** Reads parts of a module's text: types, documentation, lines and columns. */
import type { Position } from "@icosian/runtime";
import type { Comment } from "oxc-parser";
import type { Span } from "../../ir/span.js";
import { countUpTo } from "./count-up-to.js";
import type { ParsedModule } from "./parse.js";

/** A module's text, with indexes for quick access to its parts. */
export interface SourceText {
  /** The whole text. */
  readonly text: string;
  /** All comments, in source order. */
  readonly comments: readonly Comment[];
  /** Offset of each comment. */
  readonly commentStarts: readonly number[];
  /** Offset of each line's first character. */
  readonly lineStarts: readonly number[];
  /** Cache of formatted texts, because the same types occur again and again. */
  readonly layouts: Map<string, string>;
}

/** Prepares a parsed module's text for reading. Linear in the text. */
export function toSourceText(parsed: ParsedModule): SourceText {
  const lineStarts = [0];
  for (const match of parsed.text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) lineStarts.push(match.index + match[0].length);
  const commentStarts = parsed.comments.map((comment) => comment.start);
  return { text: parsed.text, comments: parsed.comments, commentStarts, lineStarts, layouts: new Map() };
}

/** Line and column of an offset, both counted from 1. */
export function toPosition(source: Pick<SourceText, "lineStarts">, offset: number): Position {
  const line = countUpTo(source.lineStarts, offset);
  return { line, column: offset - (source.lineStarts[line - 1] ?? 0) + 1 };
}

/** The text of a span without comments and in a canonical format, so that formatting does not show in it. */
export function toPlainText(source: SourceText, span: Span): string {
  let text = "";
  let from = span.start;
  for (let index = countUpTo(source.commentStarts, span.start); index < source.comments.length; index++) {
    const comment = source.comments[index];
    if (comment === undefined || comment.end > span.end) break;
    text += `${source.text.slice(from, comment.start)} `;
    from = comment.end;
  }
  text += source.text.slice(from, span.end);
  const known = source.layouts.get(text);
  if (known !== undefined) return known;
  const plain = toLayout(text);
  source.layouts.set(text, plain);
  return plain;
}

/** Formats code canonically, except for its literals. */
function toLayout(text: string): string {
  // Splitting by a pattern with a group keeps the matches at odd indexes, so literals stay unchanged.
  const pieces = text.split(LITERALS).map((piece, index) => (index % 2 === 1 ? piece : layOut(piece)));
  return pieces
    .join("")
    .replace(/^ ?[|&] /, "")
    .trim();
}

const LITERALS = /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`)/s;

/** Sets spaces as a formatter does, and removes trailing separators of lists and leading operators of unions. */
function layOut(code: string): string {
  return code
    .replace(/\s+/g, " ")
    .replace(/ ?([|&]|=>) ?/g, " $1 ")
    .replace(/ ?([,;]) ?/g, "$1 ")
    .replace(/:(?! |$)/g, ": ")
    .replace(/([<([{,:?]|=>) [|&] /g, "$1 ")
    .replace(/([<([]) /g, "$1")
    .replace(/(?:, | )([>)\]])/g, "$1")
    .replace(/\{ ?/g, "{ ")
    .replace(/[,;]? ?\}/g, " }")
    .replace(/\{ +\}/g, "{}");
}

/**
 * The text of the documentation comment directly before an offset, without its stars.
 *
 * @param offset - Start of the documented statement.
 * @param earliest - End of the code before it; an earlier comment documents something else.
 */
export function readDocumentation(source: SourceText, offset: number, earliest: number): string {
  const before = countUpTo(source.commentStarts, offset);
  for (let index = before - 1; index >= 0; index--) {
    const comment = source.comments[index];
    if (comment === undefined || comment.start < earliest) break;
    if (comment.type === "Block" && comment.value.startsWith("*")) return stripStars(comment.value.slice(1));
  }
  return "";
}

function stripStars(comment: string): string {
  return comment
    .split(/\r\n|[\n\r]/)
    .map((line, index) => (index === 0 ? line : line.replace(/^\s*\*? ?/, "")).trimEnd())
    .join("\n")
    .trim();
}
