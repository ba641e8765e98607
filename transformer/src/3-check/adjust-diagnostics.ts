/** What a project has to say of the diagnostics that were found: comments that expect them, and severities. */
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.js";
import type { FoundFromCall } from "./check-program.js";
import { checkExpectations, isExpected, readExpectations } from "./expectations.js";

/** A file that may have comments. */
export interface CommentedFile {
  readonly file: string;
  readonly text: string;
}

/**
 * Leaves out what comments expect, reports comments that expect nothing, and gives every diagnostic the severity that
 * the project wants.
 *
 * @param severities - By slug, where they differ from the rules' own.
 */
export function adjustDiagnostics(
  found: readonly FoundFromCall[],
  files: readonly CommentedFile[],
  severities: ReadonlyMap<string, Severity | "off">,
): readonly FoundFromCall[] {
  const expectations = new Map(files.map(({ file, text }) => [file, readExpectations(text)]));
  const aboutThem = [...expectations].flatMap(([file, own]) => {
    if (own.length === 0) return [];
    const inFile = found.flatMap(({ diagnostic }) => (diagnostic.file === file ? [diagnostic] : []));
    return checkExpectations(file, own, inFile).map(toFound);
  });
  const kept = found.filter(({ diagnostic }) => !isExpected(diagnostic, expectations.get(diagnostic.file) ?? []));
  return [...kept, ...aboutThem].flatMap(({ diagnostic, call }) => {
    const severity = severities.get(diagnostic.slug) ?? diagnostic.severity;
    return severity === "off" ? [] : [{ diagnostic: { ...diagnostic, severity }, call }];
  });
}

/** A diagnostic that is about its own place, and was found from there. */
export function toFound(diagnostic: Diagnostic): FoundFromCall {
  return { diagnostic, call: diagnostic };
}
