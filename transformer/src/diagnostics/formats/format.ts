/** The shape of a format: how a list of diagnostics is written for a reader or a tool. */
import type { Span } from "../../ir/span.js";
import type { Diagnostic } from "../diagnostic.js";

/** What a format can ask about the files that diagnostics are in. */
export interface Sources {
  /** A file's text; empty when it cannot be read. */
  textOf(file: string): string;
  /** A file's name as the reader knows it: from the folder where the command runs, with forward slashes. */
  nameOf(file: string): string;
}

/** Writes diagnostics. */
export type Format = (diagnostics: readonly Diagnostic[], sources: Sources) => string;

/** Where a span begins and ends: lines and columns from 1, the end behind its last character. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A span as lines and columns of its file. */
export function toRange(text: string, { start, end }: Span): Range {
  const [line, column] = toLineAndColumn(text, start);
  const [endLine, endColumn] = toLineAndColumn(text, end);
  return { line, column, endLine, endColumn };
}

function toLineAndColumn(text: string, offset: number): readonly [number, number] {
  const before = text.slice(0, offset).split(/\r\n|[\n\r\u2028\u2029]/);
  return [before.length, (before.at(-1)?.length ?? 0) + 1];
}
