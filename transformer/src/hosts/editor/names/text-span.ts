/** Turns our spans into TypeScript's. */
import type ts from "typescript";
import type { Span } from "../../../ir/span.js";
import type { Subject } from "./subject.js";

/** A span as TypeScript has it. */
export function toTextSpan({ start, end }: Span): ts.TextSpan {
  return { start, length: end - start };
}

/** Where a subject's name stands: an output's without its quotes. */
export function toInnerSpan({ role, name, span }: Subject): ts.TextSpan {
  const hasQuotes = role === "output" || span.end - span.start === name.length + 2;
  return hasQuotes ? { start: span.start + 1, length: span.end - span.start - 2 } : toTextSpan(span);
}
