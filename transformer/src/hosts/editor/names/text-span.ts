/** Converts spans to those of TypeScript. */
import type ts from "typescript";
import type { Span } from "../../../ir/span.js";
import type { Subject } from "./subject.js";

/** A span in TypeScript's format. */
export function toTextSpan({ start, end }: Span): ts.TextSpan {
  return { start, length: end - start };
}

/** The span of a subject's name; that of an output is without its quotes. */
export function toInnerSpan({ role, name, span }: Subject): ts.TextSpan {
  const hasQuotes = role === "output" || span.end - span.start === name.length + 2;
  return hasQuotes ? { start: span.start + 1, length: span.end - span.start - 2 } : toTextSpan(span);
}
