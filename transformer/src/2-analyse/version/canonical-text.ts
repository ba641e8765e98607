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

/** A list or a record of which a part has been written. Records without a type are lists of fields, as all records are. */
interface OpenValue {
  /** The items of a list; null for a record. */
  readonly items: readonly unknown[] | null;
  /** The record; of no use for a list. */
  readonly record: SyntaxRecord;
  /** The fields of the record, in the order in which they are written. */
  readonly fields: readonly Field[];
  /** The item or field that comes next. */
  next: number;
}

type SyntaxRecord = Readonly<Record<string, unknown>>;

/** A field of a type of syntax. */
interface Field {
  readonly name: string;
  /** The text before its value. */
  readonly prefix: string;
  /** How its meaning is read. */
  readonly kind: "key" | "template" | "literal" | "other";
}

/** Without recursion, because sources may be nested deeper than calls can be. */
function toText(root: unknown): string {
  if (!isObject(root)) return toLeafText(root);
  let text = "";
  const open: OpenValue[] = [];
  let opened: object | null = root;
  for (;;) {
    if (opened !== null) {
      text += Array.isArray(opened) ? "[" : "{";
      open.push(toOpen(opened));
      opened = null;
    }
    const current = open.at(-1)!;
    const { items, record, fields } = current;
    if (items !== null)
      while (opened === null && current.next < items.length) {
        const item = items[current.next++];
        if (!isObject(item)) text += `${toLeafText(item)},`;
        else if ((item as SyntaxRecord)["type"] !== "EmptyStatement") opened = item;
      }
    else
      while (opened === null && current.next < fields.length) {
        const field = fields[current.next++]!;
        const meaning = toMeaning(record, field);
        if (isObject(meaning)) {
          text += field.prefix;
          opened = meaning;
        } else if (meaning !== undefined) text += `${field.prefix}${toLeafText(meaning)};`;
      }
    if (opened !== null) continue;
    open.pop();
    text += items === null ? "}" : "]";
    const outer = open.at(-1);
    if (outer === undefined) return text;
    text += outer.items === null ? ";" : ",";
  }
}

function toOpen(value: object): OpenValue {
  const record = value as SyntaxRecord;
  return Array.isArray(value)
    ? { items: value, record, fields: [], next: 0 }
    : { items: null, record, fields: fieldsOf(record), next: 0 };
}

/** Strings that are written as they are, which most names are. */
const PLAIN = /^[\w $.-]*$/;

/** The text of a value without parts. */
function toLeafText(value: unknown): string {
  if (typeof value === "string") return PLAIN.test(value) ? `"${value}"` : JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "number") return String(value);
  return JSON.stringify(value) ?? "undefined";
}

/** The fields of records that have the same names in the same order. */
interface KnownFields {
  readonly names: readonly string[];
  readonly fields: readonly Field[];
}

/** Cache of the fields of each type of syntax, because sorting would take longer than everything else. */
const FIELDS = new Map<unknown, KnownFields>();

/** The fields of a record that may have a meaning, in alphabetical order. */
function fieldsOf(record: SyntaxRecord): readonly Field[] {
  const names = Object.keys(record);
  const type = record["type"];
  const known = FIELDS.get(type);
  if (known !== undefined && isEqual(known.names, names)) return known.fields;
  const meant = names.filter((name) => !LAYOUT_FIELDS.has(name)).sort();
  const fields = meant.map((name) => ({ name, prefix: `${name}:`, kind: toKind(type, name) }));
  FIELDS.set(type, { names, fields });
  return fields;
}

function isEqual(some: readonly string[], others: readonly string[]): boolean {
  if (some.length !== others.length) return false;
  for (let index = 0; index < some.length; index++) if (some[index] !== others[index]) return false;
  return true;
}

function toKind(type: unknown, name: string): Field["kind"] {
  if (name === "key") return "key";
  if (name !== "value") return "other";
  if (type === "TemplateElement") return "template";
  return type === "Literal" ? "literal" : "other";
}

/** The meaning of a field; undefined if it has none. */
function toMeaning(record: SyntaxRecord, { name, kind }: Field): unknown {
  if (kind === "key") return toPlainKey(record);
  const value = record[name];
  if (kind === "template") return toTemplateText(value);
  if (kind === "literal") return toLiteralValue(record);
  return isEmpty(value) ? undefined : value;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/**
 * The value of a literal, including `null` and `false`, which count as empty elsewhere. The contents of a regular
 * expression are in `regex`; whether it also has a value depends on the version of Node.js.
 */
function toLiteralValue(literal: SyntaxRecord): unknown {
  return "regex" in literal ? undefined : literal["value"];
}

/** Treats `{ "a": 1 }` and `{ a: 1 }` alike; leaves `{ ["a"]: 1 }` unchanged. */
function toPlainKey(record: SyntaxRecord): unknown {
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

function isType(value: unknown, type: string): value is SyntaxRecord {
  return isObject(value) && (value as SyntaxRecord)["type"] === type;
}
