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

type SyntaxRecord = Readonly<Record<string, unknown>>;

/** A list or a record of which a part has been written. */
interface OpenValue {
  /** The list or record. */
  readonly value: object;
  /** The fields of the record; null for a list. */
  readonly fields: KnownFields | null;
  /** The item or field that comes next. */
  readonly next: number;
}

/** The canonical text of a syntax node. Linear in its size; without recursion, because code nests deeper than calls can. */
export function toCanonicalText(tsNode: Node): string {
  let text = "";
  const open: OpenValue[] = [];
  let value: object = tsNode;
  let fields = fieldsOf(value);
  let next = 0;
  for (text = fields === null ? "[" : "{"; ;) {
    let opened: object | null = null;
    if (fields === null) {
      const items = value as readonly unknown[];
      while (opened === null && next < items.length) {
        const item = items[next++];
        if (!isObject(item)) text += `${toLeafText(item)},`;
        else if ((item as SyntaxRecord)["type"] !== "EmptyStatement") opened = item;
      }
    } else {
      const { all } = fields;
      while (opened === null && next < all.length) {
        const field = all[next++]!;
        if (field.text !== null) text += field.text;
        else {
          const meaning = toMeaning(value as SyntaxRecord, field);
          if (isObject(meaning)) {
            text += field.prefix;
            opened = meaning;
          } else if (meaning !== undefined) text += `${field.prefix}${toLeafText(meaning)};`;
        }
      }
    }
    if (opened !== null) {
      open.push({ value, fields, next });
      value = opened;
      fields = fieldsOf(value);
      next = 0;
      text += fields === null ? "[" : "{";
    } else {
      text += fields === null ? "]" : "}";
      const outer = open.pop();
      if (outer === undefined) return text;
      ({ value, fields, next } = outer);
      text += fields === null ? "," : ";";
    }
  }
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

/** A field of a type of syntax. */
interface Field {
  readonly name: string;
  /** The text before its value. */
  readonly prefix: string;
  /** The whole text, if it is the same for all records of the type; otherwise null. */
  readonly text: string | null;
  /** How its meaning is read. */
  readonly kind: "key" | "template" | "literal" | "other";
}

/** The fields of records that have the same names in the same order. */
interface KnownFields {
  readonly names: readonly string[];
  /** The fields that may have a meaning, in alphabetical order. */
  readonly all: readonly Field[];
}

/** Cache of the fields of each type of syntax, because sorting would take longer than everything else. */
const FIELDS = new Map<unknown, KnownFields>();

/** The fields of a record; null for a list. Records without a type are lists of fields, as all records are. */
function fieldsOf(value: object): KnownFields | null {
  if (Array.isArray(value)) return null;
  const type = (value as SyntaxRecord)["type"];
  const known = FIELDS.get(type);
  if (known !== undefined && hasNames(value, known.names)) return known;
  const names = Object.keys(value);
  const meant = names.filter((name) => !LAYOUT_FIELDS.has(name)).sort();
  const fields = { names, all: meant.map((name) => toField(type, name)) };
  FIELDS.set(type, fields);
  return fields;
}

/** Whether the fields of a record have some names, in their order. A loop over names needs no list of them. */
function hasNames(record: object, names: readonly string[]): boolean {
  let count = 0;
  for (const name in record) if (names[count++] !== name) return false;
  return count === names.length;
}

function toField(type: unknown, name: string): Field {
  const prefix = `${name}:`;
  const text = name === "type" && typeof type === "string" ? `${prefix}${toLeafText(type)};` : null;
  return { name, prefix, text, kind: toKind(type, name) };
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
