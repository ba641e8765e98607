/** Shows values: short and readable for people, or as JSON for programs. */
import { inspect } from "node:util";
import { toPlainText } from "@icosian/runtime/tooling";

/** The number of lines of a text, and of characters of a line, that are shown. */
const MOST_LINES = 20;
const LONGEST_LINE = 240;

const SHORT = { depth: 3, maxArrayLength: 8, maxStringLength: LONGEST_LINE, customInspect: false } as const;

/** Describes a value for people, in one or several lines without line break at the end. Control characters are replaced. */
export function showValue(value: unknown): string {
  if (typeof value === "string" && value.includes("\n")) return showText(value);
  const line = inspect(value, { ...SHORT, breakLength: Infinity, compact: true });
  const text = line.length <= LONGEST_LINE ? line : inspect(value, { ...SHORT, breakLength: 100, compact: 3 });
  return shorten(text.split("\n").map(toSafeLine)).join("\n");
}

/** Writes a value as JSON: typed arrays and Sets as lists, Maps as lists of pairs, bigints as texts. */
export function toJsonText(value: unknown): string {
  try {
    // `undefined` and functions have no JSON.
    return JSON.stringify(value, replaceSpecial) ?? "null";
  } catch {
    // It contains itself, or is too long.
    return JSON.stringify(showValue(value));
  }
}

function showText(value: string): string {
  return shorten(value.replace(/\n$/, "").split("\n").map(toSafeLine))
    .map((line) => `\n  ${line}`)
    .join("");
}

function shorten(lines: readonly string[]): readonly string[] {
  const more = lines.length - MOST_LINES;
  return more > 1 ? [...lines.slice(0, MOST_LINES), `… ${more} more lines`] : lines;
}

function toSafeLine(line: string): string {
  const short = line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
  return short === "" ? "" : toPlainText(short);
}

function replaceSpecial(_name: string, value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (value instanceof Map || value instanceof Set) return [...value];
  // A cast because a DataView has no items.
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Array.from(value as Float64Array);
  return value;
}
