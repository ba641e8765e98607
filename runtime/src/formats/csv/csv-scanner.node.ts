/** Finds the rows in the text of a csv file with `csv-parse`, and refuses what is not csv. */
import { CsvError, Parser } from "csv-parse";
import { DataError } from "../../data/data-error.js";
import type { CsvBatch, CsvName } from "./csv-batch.js";
import { type CsvRecord, findQuoted } from "./csv-record.js";
import { countFeeds, describeRagged, type RowFault, RETURN_FAULT, toRowFault } from "./row-fault.js";

/**
 * Longer rows than this are a sign of a quote that is never closed. `csv-parse` itself fails at rows of some more than
 * 100 million values, and when it describes a fault in a row whose text as JSON is longer than a string may be.
 */
const LONGEST = 64 * 1024 * 1024;

/** Scans a file piece by piece. The row that is incomplete at the end of a piece comes with the next one. */
export class CsvScanner {
  readonly #source: string;
  readonly #parser: Parser;
  /** Rows that were found and not given yet. */
  #records: readonly CsvRecord[] = [];
  /** What the parser refused after these rows. */
  #refused: CsvError | null = null;
  /** Length of the text since the last piece in which a row ended. */
  #open = 0;
  #line = 1;
  /** Line of the first of the empty lines that were just read; 0 if there was none. */
  #emptyLine = 0;
  /** Names of the columns, for messages; null while the header is read. */
  #names: readonly string[] | null = null;

  /** @param delimiter - One character. */
  constructor(source: string, delimiter: string) {
    this.#source = source;
    // The numbers of values are compared here, because empty lines at the end of a file are harmless. The text of each
    // record shows which values are in quotes; `cast` would tell it too, but takes ten times as long.
    const options = { delimiter, record_delimiter: ["\r\n", "\n"], relax_column_count: true, raw: true };
    this.#parser = new Parser(options);
    // Errors are given to the callbacks of `write` and `end`.
    this.#parser.on("error", () => {});
  }

  /**
   * Takes the next text, and gives the header when it is complete.
   *
   * @param end - Whether the text ends the file.
   * @returns The header; null if more text is needed. An empty file has an empty header.
   */
  async scanHeader(text: string, end: "more" | "end"): Promise<readonly CsvName[] | null> {
    await this.#feed(text, end);
    const [record, ...others] = this.#records;
    if (record === undefined) {
      this.#refuse();
      return end === "end" ? [] : null;
    }
    this.#records = others;
    const quoted = this.#pass(record);
    const names = record.record.map((name, index) => ({ text: name, isQuoted: quoted?.[index] === true }));
    if (names.length === 1 && names[0]!.text === "" && !names[0]!.isQuoted)
      throw new DataError({ source: this.#source, line: 1 }, "The first line is empty; it must name the columns.");
    this.#names = names.map((each) => each.text);
    return names;
  }

  /**
   * Takes the next text, and gives all of its complete rows.
   *
   * @param isWanted - For each column of the file, whether its values are needed.
   */
  async scanRows(text: string, end: "more" | "end", isWanted: readonly boolean[]): Promise<CsvBatch> {
    await this.#feed(text, end);
    const columns = isWanted.map((each): (string | null)[] | null => (each ? [] : null));
    const batch: CsvBatch = { columns, firstQuoted: isWanted.map(() => -1), lines: [] };
    for (const record of this.#records) this.#addRow(record, batch);
    this.#records = [];
    this.#refuse();
    return batch;
  }

  /** Gives a text to the parser, which parses all of it at once, and takes the rows that it finds. */
  async #feed(text: string, end: "more" | "end"): Promise<void> {
    if (this.#refused !== null) return;
    const found: CsvRecord[] = [...this.#records];
    const take = (): void => {
      // A cast, because the types of streams do not say what they give: with `raw` it is this.
      for (let next; (next = this.#parser.read() as CsvRecord | null) !== null;) found.push(next);
    };
    try {
      if (text !== "") await toPromise((done) => this.#parser.write(text, done), take);
      if (end === "end" && !this.#parser.writableEnded) await toPromise((done) => this.#parser.end(done), take);
    } catch (thrown) {
      if (!(thrown instanceof CsvError)) throw thrown;
      this.#refused = thrown;
    }
    this.#open = found.length > 0 ? 0 : this.#open + text.length;
    this.#records = found;
    if (this.#open > LONGEST)
      throw this.#toError(this.#line, null, "This row is longer than 64 MB. Is a quote in it not closed?");
  }

  /** Adds a complete row, or counts an empty line. Empty lines are harmless only at the end of a file. */
  #addRow(row: CsvRecord, { columns, firstQuoted, lines }: CsvBatch): void {
    const line = this.#line;
    const { record } = row;
    const quoted = this.#pass(row);
    if (columns.length > 1 && record.length === 1 && record[0] === "" && quoted === null) {
      if (this.#emptyLine === 0) this.#emptyLine = line;
      return;
    }
    if (this.#emptyLine > 0) throw this.#toError(this.#emptyLine, null, "The line is empty, and rows follow it.");
    if (record.length !== columns.length)
      throw this.#toError(line, null, describeRagged(record.length, columns.length));
    for (let column = 0; column < record.length; column++) {
      const value = record[column]!;
      const isQuoted = quoted?.[column] === true;
      columns[column]?.push(value === "" && !isQuoted ? null : value);
      if (isQuoted && firstQuoted[column] === -1) firstQuoted[column] = lines.length;
    }
    lines.push(line);
  }

  /**
   * Counts the lines of a row, and refuses carriage returns outside quotes.
   *
   * @returns For each value whether it is in quotes; null if none is.
   */
  #pass(row: CsvRecord): readonly boolean[] | null {
    const quoted = findQuoted(row);
    const hasReturn = row.raw.includes("\r");
    if (quoted !== null || hasReturn)
      for (const [column, value] of row.record.entries()) {
        if (quoted?.[column] === true) this.#line += countFeeds(value);
        else if (value.includes("\r")) throw this.#toError(this.#line, column, RETURN_FAULT);
      }
    this.#line++;
    return quoted;
  }

  /** Throws what the parser refused. */
  #refuse(): void {
    if (this.#refused === null) return;
    const { line, column, reason }: RowFault = toRowFault(this.#refused);
    throw this.#toError(this.#line + line, column, reason);
  }

  #toError(line: number, column: number | null, reason: string): DataError {
    const name = column === null ? undefined : (this.#names?.[column] ?? String(column + 1));
    return new DataError({ source: this.#source, line, column: name }, reason);
  }
}

/**
 * Calls a method of a stream.
 *
 * @param take - Called twice: before an error destroys the stream, which would lose what came before the error, and
 * when the method is done.
 */
async function toPromise(call: (done: (error?: Error | null) => void) => unknown, take: () => void): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    call((error) => (error === null || error === undefined ? resolve() : reject(error)));
    take();
  });
  take();
}
