/** A file while it is edited: what it says, and where; comments and formatting stay as they are. */
import MagicString from "magic-string";
import { parseSync, type ArrayExpression, type Comment, type Expression, type ObjectExpression } from "oxc-parser";
import type { ObjectProperty, Program } from "oxc-parser";

/** A file with its syntax tree and the edits so far. */
export interface Draft {
  readonly text: string;
  readonly program: Program;
  readonly comments: readonly Comment[];
  readonly edits: MagicString;
  /** One step of its indentation. */
  readonly indent: string;
  readonly lineEnd: "\n" | "\r\n";
}

/** A JSON file with its outermost object. */
export interface JsonDraft extends Draft {
  readonly root: ObjectExpression;
  /** The byte order mark, where there is one. */
  readonly mark: string;
}

/** Opens a file of code; null when its syntax cannot be read. */
export function openCode(file: string, text: string): Draft | null {
  const lang = /\.[cm]?ts$/.test(file) ? "ts" : "js";
  const { program, comments, errors } = parseSync(file, text, { lang, sourceType: "unambiguous" });
  if (errors.length > 0) return null;
  const indent = /\n(\t| +)\S/.exec(text)?.[1] ?? "  ";
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  return { text, program, comments, edits: new MagicString(text), indent, lineEnd };
}

/**
 * Opens a JSON file, which may have comments and trailing commas; null when it is no object.
 *
 * Such a file is an expression of JavaScript, so one parser reads both kinds of configuration. The parentheses that
 * make it one are taken off by `closeJson`.
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

/** The property of an object that is called so; where there are several, the last, which counts. */
export function findProperty({ properties }: ObjectExpression, name: string): ObjectProperty | undefined {
  return properties.findLast(
    (property): property is ObjectProperty => property.type === "Property" && toName(property) === name,
  );
}

/** What a property is called; null when that is computed. */
export function toName({ key, computed }: ObjectProperty): string | null {
  if (key.type === "Identifier" && !computed) return key.name;
  return key.type === "Literal" ? String(key.value) : null;
}

/** Whether an object has parts whose properties are not written in it. */
export function hasSpread({ properties }: ObjectExpression): boolean {
  return properties.some(({ type }) => type === "SpreadElement");
}

/** The text that a literal stands for; null for any other expression. */
export function toText(expression: Expression): string | null {
  return expression.type === "Literal" && typeof expression.value === "string" ? expression.value : null;
}

/** What is written between brackets, in order. */
export function itemsOf(list: ObjectExpression | ArrayExpression): readonly Range[] {
  return list.type === "ObjectExpression" ? list.properties : list.elements.filter((element) => element !== null);
}

/** A location in a text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}
