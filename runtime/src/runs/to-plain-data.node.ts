/** Converts values of users to data that JSON can hold, without running any of their code. */
import { types } from "node:util";
import type { Fact } from "../errors/problem.js";
import { isPlainObject } from "../data/tables/find-table.js";
import { describeValue } from "../lifecycle/adapters/text/describe-value.js";
import type { WriteText } from "./redactor.js";

/** The depth below which objects are only named. */
const DEEPEST = 6;
/** The number of properties or elements of one object that are written. */
const WIDEST = 100;
/** The number of all values that are written for one value. */
const MOST = 5000;
/** The number of characters of a text. */
export const LONGEST_TEXT = 1000;

/**
 * Converts a value: plain objects and arrays to copies, up to a depth of 6, 100 properties each and 5,000 values
 * altogether; dates to ISO 8601; bigints, and numbers that JSON does not know, to texts. Of anything else, only the type is
 * written, such as `function` or `Map(3)`. Getters, `toJSON` and proxies are never called.
 */
export function toPlainData(value: unknown, write: WriteText): Fact {
  return convert(value, { write, depth: 0, budget: { left: MOST }, parents: [] });
}

/** Where the conversion is. */
interface Way {
  readonly write: WriteText;
  readonly depth: number;
  readonly budget: { left: number };
  /** The objects around the value, by which cycles are found. */
  readonly parents: readonly object[];
}

function convert(value: unknown, way: Way): Fact {
  way.budget.left--;
  switch (typeof value) {
    case "string":
      return way.write(value, LONGEST_TEXT);
    case "number":
      return Number.isFinite(value) ? (Object.is(value, -0) ? "-0" : value) : String(value);
    case "bigint":
      return `${value}n`;
    case "boolean":
      return value;
    case "object":
      return value === null ? null : convertObject(value, way);
    default:
      return typeof value;
  }
}

function convertObject(value: object, way: Way): Fact {
  if (types.isProxy(value)) return "Proxy";
  if (way.parents.includes(value)) return "(cycle)";
  if (types.isDate(value)) return toDateText(value);
  const isList = Array.isArray(value);
  if (!isList && !isPlainObject(value)) return describeValue(value);
  if (way.depth >= DEEPEST || way.budget.left <= 0) return describeValue(value);
  const inner = { ...way, depth: way.depth + 1, parents: [...way.parents, value] };
  return isList ? convertList(value, inner) : convertProperties(value, inner);
}

function convertList(list: readonly unknown[], way: Way): Fact {
  const shown: Fact[] = [];
  const { length } = list;
  while (shown.length < Math.min(length, WIDEST) && way.budget.left > 0)
    shown.push(convertProperty(list, String(shown.length), way));
  return shown.length < length ? [...shown, `… ${length - shown.length} more`] : shown;
}

function convertProperties(value: object, way: Way): Fact {
  const keys = Object.keys(value);
  // A map, because keys may become equal when they are redacted.
  const shown = new Map<string, Fact>();
  for (const [index, key] of keys.entries()) {
    if (index >= WIDEST || way.budget.left <= 0) {
      shown.set("…", `${keys.length - index} more`);
      break;
    }
    shown.set(toFreeKey(way.write(key, 200), shown), convertProperty(value, key, way));
  }
  return Object.fromEntries(shown);
}

function toFreeKey(key: string, taken: ReadonlyMap<string, unknown>): string {
  for (let number = 1; ; number++) {
    const free = number === 1 ? key : `${key} (${number})`;
    if (!taken.has(free)) return free;
  }
}

function convertProperty(owner: object, key: string, way: Way): Fact {
  const property = Object.getOwnPropertyDescriptor(owner, key);
  if (property === undefined) return "undefined";
  return "value" in property ? convert(property.value, way) : "getter";
}

function toDateText(date: Date): string {
  // Not its own methods, which may be those of a subclass.
  const time = Date.prototype.getTime.call(date);
  return Number.isNaN(time) ? "Invalid Date" : Date.prototype.toISOString.call(date);
}
