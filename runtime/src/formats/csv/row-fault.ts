/** What is wrong with a row of a csv file. */
import type { CsvError } from "csv-parse";

/** What `csv-parse` refused. */
export interface RowFault {
  /** Number of lines from the first line of the row to the fault. */
  readonly line: number;
  /** Position of the column. */
  readonly column: number;
  /** What is wrong, and what helps. */
  readonly reason: string;
}

/** What is wrong with a carriage return that is not part of a line end. */
export const RETURN_FAULT = "A carriage return stands within a value. Lines end with a line feed, or both.";

/** Says in our words what `csv-parse` refused. */
export function toRowFault({ code, message, index, raw }: CsvError): RowFault {
  // The part of the row that was read.
  const text = typeof raw === "string" ? raw : "";
  const column = typeof index === "number" ? index : 0;
  switch (code) {
    case "INVALID_OPENING_QUOTE":
      return {
        line: countFeeds(text),
        column,
        reason:
          "A quote stands within a value without quotes. Put the value in quotes, and write each quote in it twice.",
      };
    case "CSV_INVALID_CLOSING_QUOTE":
      return { line: countFeeds(text), column, reason: describeClosing(message) };
    case "CSV_QUOTE_NOT_CLOSED":
      return {
        line: countFeeds(text.slice(0, findOpening(text))),
        column,
        reason: "The quote that begins here is not closed.",
      };
    default:
      return { line: countFeeds(text), column, reason: message };
  }
}

/** Describes a row that has more or fewer values than the header. */
export function describeRagged(width: number, expected: number): string {
  const has = `The row has ${width} ${width === 1 ? "value" : "values"}, the header ${expected}.`;
  return width > expected ? `${has} A value that contains the delimiter must be in quotes.` : has;
}

/** Counts the line feeds of a text. */
export function countFeeds(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

/** Describes what follows a closing quote. The message of `csv-parse` has its first byte: a letter if it is ASCII. */
function describeClosing(message: string): string {
  const shown = /got "([\0-\x7F])"/.exec(message)?.[1];
  if (shown === "\r") return RETURN_FAULT;
  const what = shown === undefined ? "more text" : JSON.stringify(shown);
  return `After the closing quote stands ${what}. Write each quote within a value twice.`;
}

/** Finds the quote that is not closed: the last one with an even number of quotes before it that follows no quote. */
function findOpening(text: string): number {
  let opening = 0;
  let quotes = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    if (quotes % 2 === 0 && text[at - 1] !== '"') opening = at;
    quotes++;
  }
  return opening;
}
