/**
 * Writes syntax as text that depends on what the code says and not on how it is laid out.
 *
 * Comments, white space, parentheses, semicolons, trailing commas, quotes and the quotes around property names do not
 * show. Fields that are empty or false are left out, so that a parser which learns a new kind of syntax does not
 * change the text of code that does not use it.
 */
import type { Node } from "oxc-parser";

/** Where things stand and how literals were spelled: layout, not meaning. */
const LAYOUT_FIELDS: ReadonlySet<string> = new Set(["start", "end", "range", "loc", "raw", "directive"]);

/** The canonical text of a syntax node. Linear in its size. */
export function toCanonicalText(tsNode: Node): string {
  const pieces: string[] = [];
  write(tsNode, pieces);
  return pieces.join("");
}

function write(value: unknown, pieces: string[]): void {
  if (typeof value === "bigint") pieces.push(`${value}n`);
  else if (typeof value === "number") pieces.push(String(value));
  else if (typeof value !== "object" || value === null) pieces.push(JSON.stringify(value) ?? "undefined");
  else if (Array.isArray(value)) writeList(value, pieces);
  else writeRecord(value as Readonly<Record<string, unknown>>, pieces);
}

function writeList(list: readonly unknown[], pieces: string[]): void {
  pieces.push("[");
  for (const part of list) {
    if (isType(part, "EmptyStatement")) continue;
    write(part, pieces);
    pieces.push(",");
  }
  pieces.push("]");
}

function writeRecord(record: Readonly<Record<string, unknown>>, pieces: string[]): void {
  pieces.push("{");
  for (const field of Object.keys(record).sort()) {
    const meaning = toMeaning(record, field);
    if (meaning === undefined) continue;
    pieces.push(field, ":");
    write(meaning, pieces);
    pieces.push(";");
  }
  pieces.push("}");
}

/** What a field says; undefined when it says nothing. */
function toMeaning(record: Readonly<Record<string, unknown>>, field: string): unknown {
  const value = record[field];
  if (LAYOUT_FIELDS.has(field)) return undefined;
  if (field === "key") return toPlainKey(record);
  if (field === "value" && record["type"] === "TemplateElement") return toTemplateText(value);
  if (field === "value" && record["type"] === "Literal") return toLiteralValue(record);
  return isEmpty(value) ? undefined : value;
}

/**
 * What a literal stands for: `null` and `false` too, which would count as empty elsewhere. What a regular expression
 * says stands in `regex`; whether it has a value as well depends on the version of Node.
 */
function toLiteralValue(literal: Readonly<Record<string, unknown>>): unknown {
  return "regex" in literal ? undefined : literal["value"];
}

/** `{ "a": 1 }` and `{ a: 1 }` are the same; `{ ["a"]: 1 }` is left as it is. */
function toPlainKey(record: Readonly<Record<string, unknown>>): unknown {
  const key = record["key"];
  if (record["computed"] === true) return key;
  if (isType(key, "Identifier") && !("typeAnnotation" in key && key.typeAnnotation)) return key["name"];
  if (isType(key, "Literal") && typeof key["value"] === "string") return key["value"];
  return key;
}

/** A template's text counts as spelled: `String.raw` can tell the difference. */
function toTemplateText(value: unknown): string {
  return (value as { readonly raw: string }).raw;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0);
}

function isType(value: unknown, type: string): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && (value as { type?: unknown }).type === type;
}
