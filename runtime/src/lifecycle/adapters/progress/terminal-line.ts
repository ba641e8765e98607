/** The last line of a terminal, which is drawn again and again below everything else. */
import type { ProcessLike } from "./output-stream.js";
import type { SafeWriter } from "./safe-writer.js";
import { whenProcessEnds } from "./when-process-ends.js";

const CLEAR_LINE = "\r\u001b[K";
const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";

/** The lines that are shown at the moment; those of one terminal take turns, the oldest first. */
const shownLines = new Set<TerminalLine>();

/** Prints something while no line is shown, so that it stands above the lines. */
export function printAboveLines(print: () => void): void {
  for (const line of shownLines) line.clear();
  try {
    print();
  } finally {
    for (const line of shownLines) line.restore();
  }
}

/** One line that is redrawn in place. The cursor is hidden from the first drawing until `close`. */
export class TerminalLine {
  readonly #writer: SafeWriter;
  readonly #process: ProcessLike;
  #text = "";
  #unwatch: (() => void) | null = null;

  /** @param process - Told to restore the cursor if it ends too early. */
  constructor(writer: SafeWriter, process: ProcessLike) {
    this.#writer = writer;
    this.#process = process;
  }

  /** The number of columns that a line may take, so that the terminal does not wrap it. */
  get columns(): number {
    const { columns = 80 } = this.#writer.stream;
    return Math.max(1, (columns > 0 ? columns : 80) - 1);
  }

  /** Draws a text in place of the one before; it must fit. Leaves drawings out if the terminal does not keep up. */
  draw(text: string): void {
    this.#text = text;
    shownLines.add(this);
    if (this.#writer.stream.writableNeedDrain !== true) this.restore();
  }

  /** Removes the text from the terminal until it is drawn again. */
  clear(): void {
    if (this.#isOnTop) this.#writer.write(CLEAR_LINE);
  }

  /** Draws the last text again. */
  restore(): void {
    if (!this.#isOnTop) return;
    if (this.#unwatch === null) {
      this.#writer.write(HIDE_CURSOR);
      this.#unwatch = whenProcessEnds(this.#process, () => this.#writer.write(`${CLEAR_LINE}${SHOW_CURSOR}`));
    }
    this.#writer.write(`${CLEAR_LINE}${this.#text}`);
  }

  /** Removes the text, and shows the cursor again. */
  close(): void {
    this.clear();
    shownLines.delete(this);
    if (this.#unwatch === null) return;
    this.#unwatch();
    this.#unwatch = null;
    this.#writer.write(SHOW_CURSOR);
  }

  /** Whether no older line is shown on the same terminal. */
  get #isOnTop(): boolean {
    for (const line of shownLines) if (line.#writer.stream === this.#writer.stream) return line === this;
    return false;
  }
}
