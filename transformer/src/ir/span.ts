/** Spans: how every part of the transformer names a range of source text. */

/** A half-open range of a file's text, in UTF-16 code units from its start. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span in a file, as hosts name the file. */
export interface Location {
  readonly file: string;
  readonly span: Span;
}

/** Copies the two offsets of anything that has them. */
export function toSpan(source: Span): Span {
  return { start: source.start, end: source.end };
}
