/** Spans: the ranges of source text that all parts of the transformer use. */

/** A half-open range of a file's text, in UTF-16 code units from the start of the file. */
export interface Span {
  /** Offset of the first character. */
  readonly start: number;
  /** Offset after the last character. */
  readonly end: number;
}

/** A span in a file. */
export interface Location {
  /** The file, named as the host names it. */
  readonly file: string;
  /** The span in the file's text. */
  readonly span: Span;
}

/** Copies the two offsets of any object that has them. */
export function toSpan(source: Span): Span {
  return { start: source.start, end: source.end };
}
