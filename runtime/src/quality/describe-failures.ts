/** Describes what checks have found. */
import { quote } from "../errors/words.js";
import type { PartResult, ValidationResult } from "./validator.js";

/** Describes what has failed: one line, or one line per column of a table; nothing if the value has passed. */
export function describeFailures(check: string, { passes, message, parts = [] }: ValidationResult): readonly string[] {
  if (passes) return [];
  const failed = parts.filter((part) => !part.passes);
  return failed.length > 0 ? failed.map(describePart) : [`${check}: ${message}`];
}

/** Describes the result of one column. */
export function describePart({ column, check, message }: PartResult): string {
  return `${check} of ${quote(column)}: ${message}`;
}
