/** What a project has to say of the diagnostics that were found: comments that expect them, and severities. */
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.js";
import type { Location } from "../ir/span.js";
import type { FoundFromCalls } from "./findings.js";
import { canBeExpected, checkExpectations, isExpected, readExpectations } from "./expectations.js";

/** A file that may have comments. */
export interface CommentedFile {
  readonly file: string;
  readonly text: string;
  /** Whether an offset is in a string, so that what looks like a comment there is none. */
  readonly isInText: (offset: number) => boolean;
  /** The calls on which it depends whether the comments expect something that is there; none if only on the file. */
  readonly calls: readonly Location[];
}

/**
 * Leaves out what comments expect, reports comments that expect nothing, and gives every diagnostic the severity that
 * the project wants.
 *
 * @param severities - By slug, where they differ from the rules' own.
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

/** A diagnostic that is about its own location, and was found from there. */
export function toFound(diagnostic: Diagnostic): FoundFromCalls {
  return { diagnostic, calls: [diagnostic] };
}
