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
  return toText(tsNode);
}

/** Without recursion, because sources may nest deeper than calls can. */
function toText(root: unknown): string {
  let text = "";
  // The last is the next: a string is text by now, everything else is still to be written.
  const pending: unknown[] = [toPiece(root)];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next === "string") text += next;
    else if (Array.isArray(next)) addList(next, pending);
    else addRecord(next as Readonly<Record<string, unknown>>, pending);
  }
  return text;
}

/** The text of a value that has no parts, and any other value itself. */
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

/** The fields of each type of syntax in the order of the alphabet, as they were the last time. */
const FIELDS = new Map<unknown, readonly string[]>();

/** The fields of a record in the order of the alphabet. To sort them each time would take longer than all the rest. */
function fieldsOf(record: Readonly<Record<string, unknown>>): readonly string[] {
  const names = Object.keys(record);
  const known = FIELDS.get(record["type"]);
  if (known?.length === names.length && known.every((name) => name in record)) return known;
  FIELDS.set(record["type"], names.sort());
  return names;
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
