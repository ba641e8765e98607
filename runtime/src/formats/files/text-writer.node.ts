/** Writes text to a file in pieces of a good size. */
import { DataError } from "../../data/data-error.js";
import type { FileSink } from "./save-file.node.js";

/** Letters that are collected before they are encoded. */
const PIECE = 128 * 1024;

/** Collects text, encodes it as UTF-8, and refuses what UTF-8 cannot hold. */
export class TextWriter {
  readonly #sink: FileSink;
  #text = "";
  #firstRow = 0;
  #lastRow = 0;

  /** Takes the file to write to. */
  constructor(sink: FileSink) {
    this.#sink = sink;
  }

  /** Name of the file in messages. */
  get source(): string {
    return this.#sink.source;
  }

  /**
   * Adds text.
   *
   * @param row - Number of the row, for messages; 0 for what stands before the rows.
   * @returns `true` if it is time to call `flush`.
   */
  add(text: string, row: number): boolean {
    if (this.#text === "") this.#firstRow = row;
    this.#lastRow = row;
    this.#text += text;
    return this.#text.length >= PIECE;
  }

  /**
   * Writes what was collected.
   *
   * @throws DataError if the text has half a surrogate pair, which would be replaced silently.
   */
  async flush(): Promise<void> {
    const text = this.#text;
    this.#text = "";
    const bytes = Buffer.from(text, "utf8");
    // The replacement character is searched for first, because comparing the texts takes longer.
    if (bytes.includes(REPLACEMENT) && bytes.toString("utf8") !== text)
      throw new DataError(
        { source: this.source },
        `A text between row ${this.#firstRow} and row ${this.#lastRow} has half a surrogate pair, which UTF-8 cannot hold.`,
      );
    await this.#sink.write(bytes);
  }

  /** Writes the rest. */
  async end(): Promise<void> {
    if (this.#text !== "") await this.flush();
  }
}

const REPLACEMENT: Buffer = Buffer.from("\uFFFD", "utf8");
