/** A file while it is being edited: its text and its syntax; comments and formatting are preserved. */
import MagicString from "magic-string";
import { parseSync, type ArrayExpression, type Comment, type Expression, type ObjectExpression } from "oxc-parser";
import type { ObjectProperty, Program } from "oxc-parser";

/** A file with its syntax tree and the edits so far. */
export interface Draft {
  /** The original text. */
  readonly text: string;
  /** The syntax tree of the original text. */
  readonly program: Program;
  /** All comments, in source order. */
  readonly comments: readonly Comment[];
  /** The edits so far. */
  readonly edits: MagicString;
  /** One level of its indentation. */
  readonly indent: string;
  /** The line end that the file uses. */
  readonly lineEnd: "\n" | "\r\n";
}

/** A JSON file with its outermost object. */
export interface JsonDraft extends Draft {
  /** The outermost object. */
  readonly root: ObjectExpression;
  /** The byte order mark; empty if there is none. */
  readonly mark: string;
}

/** Parses a file of code; null if it has syntax errors. */
export function openCode(file: string, text: string): Draft | null {
  const lang = /\.[cm]?ts$/.test(file) ? "ts" : "js";
  const { program, comments, errors } = parseSync(file, text, { lang, sourceType: "unambiguous" });
  if (errors.length > 0) return null;
  const indent = /\n(\t| +)\S/.exec(text)?.[1] ?? "  ";
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  return { text, program, comments, edits: new MagicString(text), indent, lineEnd };
}

/**
 * Parses a JSON file, which may have comments and trailing commas; null if it is not an object.
 *
 * A JSON file is an expression of JavaScript, so one parser reads both kinds of configuration. The parentheses that are
 * added for it are removed by `closeJson`.
 */
export function openJson(text: string): JsonDraft | null {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const draft = openCode("file.js", `(${text.slice(mark.length)}\n)`);
  const [statement, ...more] = draft?.program.body ?? [];
  if (draft === null || statement?.type !== "ExpressionStatement" || more.length > 0) return null;
  const root = unwrap(statement.expression);
  return root.type === "ObjectExpression" ? { ...draft, root, mark } : null;
}

/** The text of an edited JSON file. */
export function closeJson({ edits, mark }: JsonDraft): string {
  return mark + edits.toString().slice(1, -2);
}

/** An expression without the parentheses and type annotations around it. */
export function unwrap(expression: Expression): Expression {
  switch (expression.type) {
    case "ParenthesizedExpression":
    case "TSAsExpression":
    case "TSSatisfiesExpression":
      return unwrap(expression.expression);
    default:
      return expression;
  }
}

/** The property of an object with the given name; if there are several, the last one, which wins. */
export function findProperty({ properties }: ObjectExpression, name: string): ObjectProperty | undefined {
  return properties.findLast(
    (property): property is ObjectProperty => property.type === "Property" && toName(property) === name,
  );
}

/** The name of a property; null if it is computed. */
export function toName({ key, computed }: ObjectProperty): string | null {
  if (key.type === "Identifier" && !computed) return key.name;
  return key.type === "Literal" ? String(key.value) : null;
}

/** Whether an object has spread elements. */
export function hasSpread({ properties }: ObjectExpression): boolean {
  return properties.some(({ type }) => type === "SpreadElement");
}

/** The value of a string literal; null for any other expression. */
export function toText(expression: Expression): string | null {
  return expression.type === "Literal" && typeof expression.value === "string" ? expression.value : null;
}

/** The properties or elements between the brackets, in order. */
export function itemsOf(list: ObjectExpression | ArrayExpression): readonly TextRange[] {
  return list.type === "ObjectExpression" ? list.properties : list.elements.filter((element) => element !== null);
}

/** A range of a text, in UTF-16 code units. */
export interface TextRange {
  /** Offset of the first character. */
  readonly start: number;
  /** Offset after the last character. */
  readonly end: number;
}
