/**
 * Writes syntax as text that depends on the meaning of the code and not on its layout.
 *
 * Comments, white space, parentheses, semicolons, trailing commas, quotes and the quotes around property names make no
 * difference. Fields that are empty or false are left out, so that a parser which learns a new kind of syntax does not
 * change the text of code that does not use it.
 */
import type { Node } from "oxc-parser";

/** Fields with positions and with the spelling of literals, which are layout and not meaning. */
const LAYOUT_FIELDS: ReadonlySet<string> = new Set(["start", "end", "range", "loc", "raw", "directive"]);

/** The canonical text of a syntax node. Linear in its size. */
export function toCanonicalText(tsNode: Node): string {
  return toText(tsNode);
}

/** Without recursion, because sources may be nested deeper than calls can be. */
function toText(root: unknown): string {
  let text = "";
  // A stack: strings are finished text, everything else is still to be written.
  const pending: unknown[] = [toPiece(root)];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next === "string") text += next;
    else if (Array.isArray(next)) addList(next, pending);
    else addRecord(next as Readonly<Record<string, unknown>>, pending);
  }
  return text;
}

/** The text of a value without parts; any other value itself. */
function toPiece(value: unknown): unknown {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "number") return String(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  return value;
}

function addList(list: readonly unknown[], pending: unknown[]): void {
  pending.push("]");
  for (let index = list.length - 1; index >= 0; index--)
    if (!isType(list[index], "EmptyStatement")) pending.push(",", toPiece(list[index]));
  pending.push("[");
}

function addRecord(record: Readonly<Record<string, unknown>>, pending: unknown[]): void {
  const fields = fieldsOf(record);
  pending.push("}");
  for (let index = fields.length - 1; index >= 0; index--) {
    const field = fields[index]!;
    const meaning = toMeaning(record, field);
    if (meaning !== undefined) pending.push(";", toPiece(meaning), `${field}:`);
  }
  pending.push("{");
}

/** Cache of the field names of each type of syntax, in alphabetical order. */
const FIELDS = new Map<unknown, readonly string[]>();

/**
 * The fields of a record in alphabetical order. They are cached, because sorting would take longer than everything
 * else.
 */
function fieldsOf(record: Readonly<Record<string, unknown>>): readonly string[] {
  const names = Object.keys(record);
  const known = FIELDS.get(record["type"]);
  if (known?.length === names.length && known.every((name) => name in record)) return known;
  FIELDS.set(record["type"], names.sort());
  return names;
}

/** The meaning of a field; undefined if it has none. */
function toMeaning(record: Readonly<Record<string, unknown>>, field: string): unknown {
  const value = record[field];
  if (LAYOUT_FIELDS.has(field)) return undefined;
  if (field === "key") return toPlainKey(record);
  if (field === "value" && record["type"] === "TemplateElement") return toTemplateText(value);
  if (field === "value" && record["type"] === "Literal") return toLiteralValue(record);
  return isEmpty(value) ? undefined : value;
}

/**
 * The value of a literal, including `null` and `false`, which count as empty elsewhere. The contents of a regular
 * expression are in `regex`; whether it also has a value depends on the version of Node.js.
 */
function toLiteralValue(literal: Readonly<Record<string, unknown>>): unknown {
  return "regex" in literal ? undefined : literal["value"];
}

/** Treats `{ "a": 1 }` and `{ a: 1 }` alike; leaves `{ ["a"]: 1 }` unchanged. */
function toPlainKey(record: Readonly<Record<string, unknown>>): unknown {
  const key = record["key"];
  if (record["computed"] === true) return key;
  if (isType(key, "Identifier") && !("typeAnnotation" in key && key.typeAnnotation)) return key["name"];
  if (isType(key, "Literal") && typeof key["value"] === "string") return key["value"];
  return key;
}

/** The raw text of a template, because `String.raw` can tell the difference. */
function toTemplateText(value: unknown): string {
  return (value as { readonly raw: string }).raw;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0);
}

function isType(value: unknown, type: string): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && (value as { type?: unknown }).type === type;
}
