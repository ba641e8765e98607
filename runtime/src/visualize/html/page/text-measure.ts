/** Measures and shortens texts. */

/** The number of widths that are remembered; a page of 10,000 nodes has about 20,000 texts. */
const MOST_KNOWN = 100_000;

/** Widths of texts in the fonts of a canvas. */
export class TextMeasure {
  readonly #measure: (text: string, font: string) => number;
  readonly #known = new Map<string, number>();

  /** @param measure - Width of a text in a font, in pixels; few pairs are asked twice. */
  constructor(measure: (text: string, font: string) => number) {
    this.#measure = measure;
  }

  /** Width of a text in pixels. */
  width(text: string, font: string): number {
    const key = `${font} ${text}`;
    const width = this.#known.get(key) ?? this.#measure(text, font);
    // Most of the texts of a page that is open all day are no longer there.
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(key, width);
    return width;
  }

  /** The text, or as much of its beginning as fits, with an ellipsis. */
  shorten(text: string, font: string, room: number): string {
    return this.#cut(text, font, room, (characters, kept) => `${characters.slice(0, kept).join("").trimEnd()}…`);
  }

  /** The text, or as much of its end as fits, with an ellipsis: the end of a path says more than its beginning. */
  shortenStart(text: string, font: string, room: number): string {
    return this.#cut(text, font, room, (characters, kept) => `…${characters.slice(characters.length - kept).join("")}`);
  }

  /** Halves the interval; O(log length) measurements. */
  #cut(text: string, font: string, room: number, cut: (characters: string[], kept: number) => string): string {
    // No text that long fits, whatever the font; a user's text may have megabytes.
    const characters = Array.from(text.length > 2000 ? text.slice(0, 1000) + text.slice(-1000) : text);
    if (text.length <= 2000 && this.width(text, font) <= room) return text;
    let [fits, tooLong] = [0, characters.length];
    while (tooLong - fits > 1) {
      const middle = (fits + tooLong) >> 1;
      if (this.#measure(cut(characters, middle), font) <= room) fits = middle;
      else tooLong = middle;
    }
    return cut(characters, fits);
  }
}
