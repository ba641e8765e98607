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
  const index = program.body.findIndex((statement) => toStart(statement) >= edit.end);
  const next = index < 0 ? undefined : program.body[index];
  const untouched = program.body.findLastIndex(({ end }) => end < edit.start) + 1;
  const previous = program.body[untouched - 1];
  // Of directives, more may follow.
  if (previous === undefined || isDirective(previous)) return null;

  const start = previous.end;
  const end = next === undefined ? before.text.length : toStart(next);
  const newEnd = end + edit.shift;
  const part = parseWhole(file, " ".repeat(start) + text.slice(start, newEnd));
  // At the start of a text, a string is a directive.
  if (part.errors.length > 0 || part.program.body.some(isDirective)) return null;
  const comment = part.comments.at(-1);
  if (next !== undefined && comment?.type === "Line" && comment.end === newEnd) return null;
  const first = part.program.body[0];
  const last = part.program.body.at(-1) ?? previous;
  if (first !== undefined && !isApart(previous, first, text.slice(0, toStart(first)))) return null;
  if (!isApart(last, next, text.slice(0, newEnd))) return null;
  return {
    ...before,
    text,
    program: {
      ...program,
      body: [
        ...program.body.slice(0, untouched),
        ...part.program.body,
        ...(next === undefined ? [] : program.body.slice(index)).map((statement) => move(statement, edit.shift)),
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

/**
 * Whether two statements are read in the same way apart from each other.
 *
 * @param next - Undefined at the end of the text.
 * @param text - The text up to the second one.
 */
function isApart(statement: Statement, next: Statement | undefined, text: string): boolean {
  if (next === undefined || text[statement.end - 1] === ";" || CLOSED.has(toDeclared(statement).type)) return true;
  // A statement goes on in a new line if what follows can continue it, as a reserved word cannot.
  return RESERVED.has(next.type) && /[\n\r\u2028\u2029]/.test(text.slice(statement.end));
}

/** Declarations that end with a brace. */
const CLOSED: ReadonlySet<Node["type"]> = new Set([
  "ClassDeclaration",
  "FunctionDeclaration",
  "TSInterfaceDeclaration",
]);

/** Statements that begin with `import` or `export`. */
const RESERVED: ReadonlySet<Node["type"]> = new Set([
  "ExportAllDeclaration",
  "ExportDefaultDeclaration",
  "ExportNamedDeclaration",
  "ImportDeclaration",
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
