/** Adjusts diagnostics to a project: leaves out those that comments expect, and sets severities. */
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.js";
import type { Location } from "../ir/span.js";
import type { FoundFromCalls } from "./findings.js";
import { canBeExpected, checkExpectations, isExpected, readExpectations } from "./expectations.js";

/** A file that may have comments with expectations. */
export interface CommentedFile {
  /** The path of the file. */
  readonly file: string;
  /** The text of the file. */
  readonly text: string;
  /** Whether an offset is inside a string, where text that looks like a comment is not a comment. */
  readonly isInText: (offset: number) => boolean;
  /** The calls whose diagnostics the comments can expect; empty if only the file itself has diagnostics. */
  readonly calls: readonly Location[];
}

/**
 * Leaves out expected diagnostics, reports expectations that are not met, and gives every diagnostic the severity that
 * the project sets.
 *
 * @param severities - The severities that differ from those of the rules, by slug.
 */
export function adjustDiagnostics(
  found: readonly FoundFromCalls[],
  files: readonly CommentedFile[],
  severities: ReadonlyMap<string, Severity | "off">,
): readonly FoundFromCalls[] {
  const expectations = new Map(
    files.map(({ file, text, isInText }) => [file, readExpectations(text).filter(({ span }) => !isInText(span.start))]),
  );
  const aboutThem = files.flatMap(({ file, calls }) => {
    const own = expectations.get(file) ?? [];
    if (own.length === 0) return [];
    const inFile = found.flatMap(({ diagnostic }) => (diagnostic.file === file ? [diagnostic] : []));
    return checkExpectations(file, own, inFile).map((diagnostic) =>
      calls.length === 0 ? toFound(diagnostic) : { diagnostic, calls },
    );
  });
  const kept = found.filter(
    ({ diagnostic }) => !canBeExpected(diagnostic) || !isExpected(diagnostic, expectations.get(diagnostic.file) ?? []),
  );
  return [...kept, ...aboutThem].flatMap(({ diagnostic, calls }) => {
    const severity = severities.get(diagnostic.slug) ?? diagnostic.severity;
    return severity === "off" ? [] : [{ diagnostic: { ...diagnostic, severity }, calls }];
  });
}

/** Makes a finding of a diagnostic that no call led to: it is found from its own location. */
export function toFound(diagnostic: Diagnostic): FoundFromCalls {
  return { diagnostic, calls: [diagnostic] };
}
