/** Finds the values in the text of a csv file, and refuses what is not csv. */
import { DataError } from "../../data/data-error.js";
import { type CsvBatch, type CsvName, undoRow } from "./csv-batch.js";

const QUOTE = 34;
const FEED = 10;
const RETURN = 13;

/** Longer rows than this are a sign of a quote that is never closed. */
const LONGEST = 256 * 1024 * 1024;

/** Scans a file piece by piece, and keeps the row that is incomplete at the end of a piece for the next one. */
export class CsvScanner {
  readonly #source: string;
  readonly #delimiter: number;
  /** Text that is not scanned yet, and the length it must have to be worth another attempt. */
  #text = "";
  #needed = 0;
  #pos = 0;
  #isLast = false;
  #line = 1;
  /** Line of the first of the empty lines that were just read; 0 if there was none. */
  #emptyLine = 0;
  /** Names of the columns, for messages; null while the header is read. */
  #names: readonly string[] | null = null;

  /** @param delimiter - One character. */
  constructor(source: string, delimiter: string) {
    this.#source = source;
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /**
   * Takes the next text, and scans the header when it is complete.
   *
   * @param end - Whether the text ends the file.
   * @returns The header; null if more text is needed. An empty file has an empty header.
   */
  scanHeader(text: string, end: "more" | "end"): readonly CsvName[] | null {
    const batch: CsvBatch = { columns: [], firstQuoted: [], lines: [] };
    this.#scan(text, end, batch);
    if (batch.lines.length === 0) return end === "end" ? [] : null;
    const names = batch.columns.map((values, index) => ({
      text: values?.[0] ?? "",
      isQuoted: batch.firstQuoted[index] === 0,
    }));
    if (names.length === 1 && names[0]!.text === "" && !names[0]!.isQuoted)
      throw new DataError({ source: this.#source, line: 1 }, "The first line is empty; it must name the columns.");
    this.#names = names.map((each) => each.text);
    return names;
  }

  /**
   * Takes the next text, and scans all of its complete rows.
   *
   * @param isWanted - For each column of the file, whether its values are needed.
   */
  scanRows(text: string, end: "more" | "end", isWanted: readonly boolean[]): CsvBatch {
    const columns = isWanted.map((each): (string | null)[] | null => (each ? [] : null));
    const batch: CsvBatch = { columns, firstQuoted: isWanted.map(() => -1), lines: [] };
    this.#scan(text, end, batch);
    return batch;
  }

  #scan(added: string, end: "more" | "end", batch: CsvBatch): void {
    this.#text += added;
    this.#isLast = end === "end";
    if (!this.#isLast && this.#text.length < this.#needed) return;
    this.#pos = 0;
    const limit = this.#names === null ? 1 : Infinity;
    while (this.#pos < this.#text.length && batch.lines.length < limit) {
      const start = this.#pos;
      const line = this.#line;
      const width = this.#scanRow(batch);
      if (width === 0) {
        this.#pos = start;
        this.#line = line;
        undoRow(batch);
        break;
      }
      this.#endRow(batch, start, line, width);
    }
    // A row that is long is not scanned again before there is twice as much of it.
    this.#needed = this.#pos === 0 ? this.#text.length * 2 : 0;
    this.#text = this.#text.slice(this.#pos);
    if (this.#text.length > LONGEST)
      throw this.#toError(this.#line, null, "This row is longer than 256 MB. Is a quote in it not closed?");
  }

  /** Scans one row, and returns the number of its values; 0 if its end is not there yet. */
  #scanRow({ columns, firstQuoted, lines }: CsvBatch): number {
    for (let column = 0; ; column++) {
      if (this.#names === null && column === columns.length) {
        columns.push([]);
        firstQuoted.push(-1);
      }
      let value: string | null | undefined;
      if (this.#text.charCodeAt(this.#pos) === QUOTE) {
        value = this.#scanQuoted(column);
        if (value === undefined) return 0;
        if (firstQuoted[column] === -1) firstQuoted[column] = lines.length;
      } else {
        value = this.#scanPlain();
      }
      columns[column]?.push(value);
      const what = this.#scanEnd(column);
      if (what === "row") return column + 1;
      if (what === "piece") return 0;
    }
  }

  /** Scans a value without quotes; null if it is empty. */
  #scanPlain(): string | null {
    const text = this.#text;
    const delimiter = this.#delimiter;
    const start = this.#pos;
    let pos = start;
    for (; pos < text.length; pos++) {
      const code = text.charCodeAt(pos);
      if (code === delimiter || (code <= QUOTE && (code === QUOTE || code === FEED || code === RETURN))) break;
    }
    this.#pos = pos;
    return pos === start ? null : text.slice(start, pos);
  }

  /** Scans a value in quotes; `undefined` if its end is not there yet. */
  #scanQuoted(column: number): string | undefined {
    const text = this.#text;
    let value = "";
    let start = this.#pos + 1;
    let close = text.indexOf('"', start);
    for (; close >= 0 && text.charCodeAt(close + 1) === QUOTE; close = text.indexOf('"', start)) {
      value += text.slice(start, close + 1);
      start = close + 2;
    }
    if (close < 0 && this.#isLast) throw this.#toError(this.#line, column, "The quote that begins here is not closed.");
    // The last letter of a piece may be the first of two quotes.
    if (close < 0 || (close + 1 === text.length && !this.#isLast)) return undefined;
    value += text.slice(start, close);
    for (let at = value.indexOf("\n"); at >= 0; at = value.indexOf("\n", at + 1)) this.#line++;
    this.#pos = close + 1;
    return value;
  }

  /** Passes over what ends a value, and tells whether it is the end of the value, of the row, or of the piece. */
  #scanEnd(column: number): "value" | "row" | "piece" {
    const text = this.#text;
    if (this.#pos === text.length) return this.#isLast ? "row" : "piece";
    const code = text.charCodeAt(this.#pos);
    if (code === this.#delimiter) {
      this.#pos++;
      return "value";
    }
    if (code === RETURN && this.#pos + 1 === text.length && !this.#isLast) return "piece";
    const isPair = code === RETURN && text.charCodeAt(this.#pos + 1) === FEED;
    if (code === FEED || isPair) {
      this.#pos += isPair ? 2 : 1;
      return "row";
    }
    const shown = JSON.stringify(text.charAt(this.#pos));
    const reason =
      code === QUOTE
        ? "A quote stands within a value without quotes. Put the value in quotes, and write each quote in it twice."
        : code === RETURN
          ? "A carriage return stands within a value. Lines end with a line feed, or both."
          : `After the closing quote stands ${shown}. Write each quote within a value twice.`;
    throw this.#toError(this.#line, column, reason);
  }

  /** Counts a complete row, or an empty line. Empty lines are harmless only at the end of a file. */
  #endRow({ columns, lines }: CsvBatch, start: number, line: number, width: number): void {
    const last = this.#text.charCodeAt(this.#pos - 1);
    if (last === FEED) this.#line++;
    const isEmpty = width === 1 && columns.length > 1 && [FEED, RETURN].includes(this.#text.charCodeAt(start));
    if (isEmpty) {
      if (this.#emptyLine === 0) this.#emptyLine = line;
      columns[0]?.pop();
      return;
    }
    if (this.#emptyLine > 0) throw this.#toError(this.#emptyLine, null, "The line is empty, and rows follow it.");
    if (width !== columns.length) throw this.#toError(line, null, describeRagged(width, columns.length));
    lines.push(line);
  }

  #toError(line: number, column: number | null, reason: string): DataError {
    const name = column === null ? undefined : (this.#names?.[column] ?? String(column + 1));
    return new DataError({ source: this.#source, line, column: name }, reason);
  }
}

function describeRagged(width: number, expected: number): string {
  const has = `The row has ${width} ${width === 1 ? "value" : "values"}, the header ${expected}.`;
  return width > expected ? `${has} A value that contains the delimiter must be in quotes.` : has;
}
