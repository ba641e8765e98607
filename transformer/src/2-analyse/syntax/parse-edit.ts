/**
 * Parses an edited module: only the statements that the edit touches, between two that it does not.
 *
 * Most of the time of a parse goes into the tree, which comes from native code as JSON. Where the statements beside the
 * edit could be read in another way because of it, the whole text has to be parsed.
 */
import type { Comment, Node, Statement } from "oxc-parser";
import { parseWhole, type ParsedModule } from "./parse-whole.js";

/** The smallest part of a text that was replaced. */
interface Replaced {
  readonly start: number;
  readonly end: number;
  /** By how much everything behind it moves. */
  readonly shift: number;
}

/**
 * Parses a module of which an earlier state has been parsed.
 *
 * @param before - The earlier state, which has no syntax errors.
 * @param text - The text now.
 * @returns The same as a parse of the whole text gives; null if that has to be parsed.
 */
export function parseEdit(before: ParsedModule, text: string): ParsedModule | null {
  const { file, program, comments } = before;
  const edit = findEdit(before.text, text);
  const after = program.body.findIndex(({ start }) => start >= edit.end);
  const next = after < 0 ? program.body.length : after;
  const previous = program.body.findLastIndex(({ end }) => end <= edit.start);
  const last = program.body[previous];
  if (last === undefined || !isClosed(last, before.text)) return null;

  const start = last.end;
  const end = program.body[next]?.start ?? before.text.length;
  const newEnd = end + edit.shift;
  const part = parseWhole(file, " ".repeat(start) + text.slice(start, newEnd));
  // At the start of a text, a string is a directive.
  if (part.errors.length > 0 || part.program.body.some(isDirective)) return null;
  if (next < program.body.length && !isApart(part, newEnd, text)) return null;
  return {
    ...before,
    text,
    program: {
      ...program,
      body: [
        ...program.body.slice(0, previous + 1),
        ...part.program.body,
        ...program.body.slice(next).map((statement) => move(statement, edit.shift)),
      ],
      end: text.length,
    },
    comments: [
      ...comments.filter((comment) => comment.end <= start),
      ...part.comments,
      ...comments.filter((comment) => comment.start >= end).map((comment) => move(comment, edit.shift)),
    ],
  };
}

function findEdit(before: string, text: string): Replaced {
  const length = Math.min(before.length, text.length);
  const shift = text.length - before.length;
  let start = 0;
  while (start < length && before.charCodeAt(start) === text.charCodeAt(start)) start++;
  let end = before.length;
  while (end > start && end + shift > start && before.charCodeAt(end - 1) === text.charCodeAt(end + shift - 1)) end--;
  return { start, end, shift };
}

/** Whether no text behind a statement can continue it; of directives, more may follow. */
function isClosed(statement: Statement, text: string): boolean {
  if (isDirective(statement)) return false;
  return text[statement.end - 1] === ";" || CLOSED.has(toDeclared(statement).type);
}

/** Declarations that end with a brace. */
const CLOSED: ReadonlySet<Node["type"]> = new Set([
  "ClassDeclaration",
  "FunctionDeclaration",
  "TSInterfaceDeclaration",
]);

function isDirective(statement: Statement): boolean {
  return "directive" in statement && statement.directive !== null;
}

function toDeclared(statement: Statement): Node {
  switch (statement.type) {
    case "ExportDefaultDeclaration":
    case "ExportNamedDeclaration":
      return statement.declaration ?? statement;
    default:
      return statement;
  }
}

/** Whether the statement behind a part, which begins at the offset, is read as if the part were not there. */
function isApart({ program, comments }: ParsedModule, offset: number, text: string): boolean {
  const comment = comments.at(-1);
  if (comment?.type === "Line" && comment.end === offset) return false;
  const last = program.body.at(-1);
  return last === undefined || isClosed(last, text);
}

/** A copy of a node and its descendants, or of a comment, at another place. */
function move<Part extends Node | Comment>(part: Part, shift: number): Part {
  if (shift === 0) return part;
  const copy: Record<string, unknown> = { ...part };
  for (const key in copy) {
    const value = copy[key];
    if (Array.isArray(value)) copy[key] = value.map((each: unknown) => (isNode(each) ? move(each, shift) : each));
    else if (isNode(value)) copy[key] = move(value, shift);
  }
  copy["start"] = part.start + shift;
  copy["end"] = part.end + shift;
  // A cast, because the copy has been built by key.
  return copy as unknown as Part;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}
