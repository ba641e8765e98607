/** The end of a text that comes in pieces and may never end. */

/** The number of characters that are kept. */
const KEPT = 2000;

/** What a program has printed. */
export class PrintedText {
  #text = "";
  #isCut = false;

  /** Adds what was printed next. */
  add(text: string): void {
    this.#text += text;
    if (this.#text.length <= KEPT) return;
    this.#isCut = true;
    this.#text = this.#text.slice(-KEPT);
  }

  /** The end of the text; empty if nothing was printed. */
  get text(): string {
    return this.#isCut ? `…${this.#text}` : this.#text;
  }
}
