/** The shape of a format: it writes a list of diagnostics for people or for a tool. */
import type { Span } from "../../ir/span.js";
import type { Diagnostic } from "../diagnostic.js";

/** Answers a format's questions about the files with diagnostics. */
export interface Sources {
  /** Reads the text of a file; empty if it cannot be read. */
  textOf(file: string): string;
  /** Gives the path of a file relative to the folder in which the command runs, with forward slashes. */
  nameOf(file: string): string;
}

/** Writes diagnostics as one text. */
export type Format = (diagnostics: readonly Diagnostic[], sources: Sources) => string;

/** Where a span begins and ends. Lines and columns count from 1, and the end is after the last character. */
export interface Range {
  /** The line of the first character. */
  readonly line: number;
  /** The column of the first character. */
  readonly column: number;
  /** The line of the end. */
  readonly endLine: number;
  /** The column of the end. */
  readonly endColumn: number;
}

/** Converts a span to lines and columns. Linear in the text before its end. */
export function toRange(text: string, { start, end }: Span): Range {
  const [line, column] = toLineAndColumn(text, start);
  const [endLine, endColumn] = toLineAndColumn(text, end);
  return { line, column, endLine, endColumn };
}

function toLineAndColumn(text: string, offset: number): readonly [number, number] {
  const before = text.slice(0, offset).split(/\r\n|[\n\r\u2028\u2029]/);
  return [before.length, (before.at(-1)?.length ?? 0) + 1];
}
