/** A terminal that understands what progress writes to it. */

/** Escape sequences, and single characters. */
// oxlint-disable-next-line no-control-regex
const TOKENS = /\u001b\[[0-9;?]*[a-zA-Z]|./gsu;

/** The screen of a terminal, and the state of its cursor. */
export class Terminal {
  readonly isTTY = true;
  columns: number;
  writableNeedDrain = false;
  /** Whether the cursor is visible. */
  isCursorVisible = true;
  /** Everything that was written. */
  written = "";
  /** The number of times that the last line was drawn. */
  drawings = 0;
  /** The number of lines that were too long. */
  wraps = 0;
  readonly #lines: string[] = [""];
  #column = 0;

  constructor(columns: number) {
    this.columns = columns;
  }

  /** The lines as a person sees them, without colors. */
  get lines(): readonly string[] {
    return this.#lines.map((line) => line.trimEnd());
  }

  /** The line with the cursor. */
  get line(): string {
    return this.lines.at(-1) ?? "";
  }

  write(text: string): boolean {
    this.written += text;
    for (const [token] of text.matchAll(TOKENS)) this.#take(token);
    return true;
  }

  #take(token: string): void {
    if (token === "\u001b[?25l") this.isCursorVisible = false;
    else if (token === "\u001b[?25h") this.isCursorVisible = true;
    else if (token === "\u001b[K") {
      this.#lines.push(this.#lines.pop()!.slice(0, this.#column));
      this.drawings++;
    } else if (token === "\r") this.#column = 0;
    else if (token === "\n") {
      this.#lines.push("");
      this.#column = 0;
    } else if (/^.\[\d+m$/u.test(token)) return;
    else if (token.startsWith("\u001b")) throw new Error(`The terminal does not know ${JSON.stringify(token)}.`);
    else {
      if (this.#column >= (this.columns || 80)) this.#wrap();
      const line = this.#lines.pop()!;
      this.#lines.push(line.slice(0, this.#column) + token + line.slice(this.#column + 1));
      this.#column++;
    }
  }

  #wrap(): void {
    this.wraps++;
    this.#take("\n");
  }
}
