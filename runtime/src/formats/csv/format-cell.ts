/** Writes single values of csv files. */
import { describeKind } from "../../errors/words.js";
import { needsQuotes } from "./csv-header.js";
import { guessType } from "./csv-types.js";

/** Tells why a value cannot be written. */
export interface CellFault {
  /** What is wrong, and what helps. */
  readonly fault: string;
}

/**
 * Writes one value. A text that looks like a number, a boolean or a date is put in quotes, so that it is read as a text.
 * Null and `undefined` are empty; an empty text is `""`.
 */
export function formatCell(value: unknown, delimiter: string): string | CellFault {
  switch (typeof value) {
    case "string":
      return isBare(value, delimiter) ? value : `"${value.replaceAll('"', '""')}"`;
    case "number":
      return value === 0 && 1 / value < 0 ? "-0" : `${value}`;
    case "boolean":
    case "bigint":
      return `${value}`;
    case "undefined":
      return "";
    default:
      return value === null ? "" : formatObject(value);
  }
}

function formatObject(value: unknown): string | CellFault {
  if (!(value instanceof Date))
    return { fault: `A csv file cannot hold ${describeKind(value)}. Save it as json, ndjson or parquet.` };
  if (Number.isNaN(value.getTime())) return { fault: "The date is invalid." };
  return value.toISOString();
}

/** Writes a name of the header: in quotes only if they are needed. */
export function formatName(name: string, delimiter: string): string {
  return needsQuotes(name, delimiter) ? `"${name.replaceAll('"', '""')}"` : name;
}

/** Tells whether a text can stand without quotes and is read as a text again. */
function isBare(text: string, delimiter: string): boolean {
  if (needsQuotes(text, delimiter)) return false;
  const first = text.charCodeAt(0);
  // Only digits, signs, a point, and the first letters of the words for values.
  return first > 57 && !"tTfFnNiI".includes(text[0]!) ? true : guessType(text) === "string";
}
