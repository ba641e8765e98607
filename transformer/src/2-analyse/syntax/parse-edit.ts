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
  const { body } = program;
  // A statement that touches the edit may grow.
  const kept = body.findLastIndex((each) => each.end < edit.start && isClosed(each, before.text)) + 1;
  const previous = body[kept - 1];
  if (previous === undefined || isDirective(previous)) return null;

  // The statement behind the edit is parsed too, because what is written before it may go on in it.
  const touched = body.findIndex((each) => toStart(each) >= edit.end);
  const behind = touched < 0 ? body.length : touched + 1;
  const next = body[behind];
  const start = previous.end;
  const end = next === undefined ? before.text.length : toStart(next);
  const newEnd = end + edit.shift;
  const part = parseWhole(file, " ".repeat(start) + text.slice(start, newEnd));
  // At the start of a text, a string is a directive.
  if (part.errors.length > 0 || part.program.body.some(isDirective)) return null;
  if (next !== undefined && !isApart(part, newEnd)) return null;
  return {
    ...before,
    text,
    program: {
      ...program,
      body: [
        ...body.slice(0, kept),
        ...part.program.body,
        ...body.slice(behind).map((statement) => move(statement, edit.shift)),
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

/** Whether nothing of a part goes on in the statement behind it, which begins at the offset. */
function isApart({ program, comments, text }: ParsedModule, offset: number): boolean {
  const comment = comments.at(-1);
  if (comment?.type === "Line" && comment.end === offset) return false;
  const last = program.body.at(-1);
  return last !== undefined && isClosed(last, text);
}

/** Whether no text behind a statement can continue it. */
function isClosed(statement: Statement, text: string): boolean {
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

/** The start of a statement; that of its decorators, if they come before `export`. */
function toStart(statement: Statement): number {
  const declared = toDeclared(statement);
  const [first] = "decorators" in declared ? (declared.decorators ?? []) : [];
  return Math.min(statement.start, first?.start ?? Infinity);
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

/** A copy of a node and its descendants, or of a comment, at another place; without recursion, because chains of operators nest deeply. */
function move<Part extends Node | Comment>(part: Part, shift: number): Part {
  if (shift === 0) return part;
  const pending: Record<string, unknown>[] = [];
  const take = (value: unknown): unknown => {
    if (!isNode(value)) return value;
    const copy = { ...value, start: value.start + shift, end: value.end + shift };
    pending.push(copy);
    return copy;
  };
  const moved = take(part);
  for (let copy = pending.pop(); copy !== undefined; copy = pending.pop())
    for (const key in copy) {
      const value = copy[key];
      if (typeof value === "object") copy[key] = Array.isArray(value) ? value.map(take) : take(value);
    }
  // A cast, because the copy has been built by key.
  return moved as Part;
}

function isNode(value: unknown): value is Node | Comment {
  return typeof value === "object" && value !== null && "type" in value;
}
