/** The texts of files after some fixes, before they are written. */
import type { TextEdit } from "../../../diagnostics/diagnostic.js";
import type { OpenFiles } from "../../../project/files/open-files.js";

/** The text of a file before and after all fixes. */
export interface FixedText {
  /** As the disk has it, without the mark of UTF-8. */
  readonly before: string;
  /** As it is to be written. */
  readonly after: string;
}

/** Texts in memory, which TypeScript reads in place of those on the disk. */
export class FixedTexts implements OpenFiles {
  readonly #texts = new Map<string, FixedText>();

  /** The texts that differ from those on the disk, by file. */
  get changed(): ReadonlyMap<string, FixedText> {
    return new Map([...this.#texts].filter(([, { before, after }]) => before !== after));
  }

  read(file: string): string | undefined {
    return this.#texts.get(file)?.after;
  }

  /**
   * Applies edits to a file that do not overlap.
   *
   * @param text - Its text now.
   */
  apply(file: string, text: string, edits: readonly TextEdit[]): void {
    const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
    // From the last one on, so that the offsets of the others stay right.
    const ordered = [...edits].sort((a, b) => b.span.start - a.span.start);
    const after = ordered.reduce(
      (all, { span, text: inserted }) =>
        all.slice(0, span.start) + inserted.replaceAll("\n", lineEnd) + all.slice(span.end),
      text,
    );
    this.#texts.set(file, { before: this.#texts.get(file)?.before ?? text, after });
  }

  /** Takes back the last edits of a file. */
  restore(file: string, text: string): void {
    const known = this.#texts.get(file);
    if (known !== undefined) this.#texts.set(file, { before: known.before, after: text });
  }
}
