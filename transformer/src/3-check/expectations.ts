/**
 * Comments that say that a diagnostic is expected, and why: `// icosian-expect ICO3105: the column is called so`.
 *
 * A comment on a line of its own speaks of the next line, one behind code of its own line.
 */
import { report } from "../diagnostics/catalogue-entry.js";
import { unreasonedExpectation, unusedExpectation } from "../diagnostics/catalogue/1-options.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Span } from "../ir/span.js";

/** One comment. */
export interface Expectation {
  readonly code: string;
  readonly hasReason: boolean;
  readonly span: Span;
  /** The line that it speaks of, as offsets. */
  readonly line: Span;
}

const MARK = "icosian-expect";
const COMMENT = /^(?<before>.*?)\/\/ *icosian-expect +(?<code>ICO\d{4})(?:: *(?<reason>\S.*))?.*$/;

/** The expectations of a file. Linear in its text. */
export function readExpectations(text: string): readonly Expectation[] {
  if (!text.includes(MARK)) return [];
  const lines = text.split("\n");
  const starts: number[] = [];
  lines.reduce((start, line) => (starts.push(start), start + line.length + 1), 0);
  return lines.flatMap((line, index): readonly Expectation[] => {
    const { before = "", code, reason } = COMMENT.exec(line)?.groups ?? {};
    if (code === undefined) return [];
    const start = starts[index] ?? 0;
    const subject = before.trim() === "" ? index + 1 : index;
    const from = starts[subject] ?? text.length;
    return [
      {
        code,
        hasReason: reason !== undefined,
        span: { start: start + before.length, end: start + line.trimEnd().length },
        line: { start: from, end: from + (lines[subject]?.length ?? 0) },
      },
    ];
  });
}

/** Whether an expectation speaks of a diagnostic. */
export function isExpected({ code, span }: Diagnostic, expectations: readonly Expectation[]): boolean {
  return expectations.some(
    (each) => each.code === code && each.line.start <= span.start && span.start <= each.line.end,
  );
}

/**
 * What is wrong with the expectations themselves: those that nothing meets, and those without a reason.
 *
 * @param found - All diagnostics of the file, expected or not.
 */
export function checkExpectations(
  file: string,
  expectations: readonly Expectation[],
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  return expectations.flatMap((expectation) => {
    const { code, span, hasReason } = expectation;
    const isMet = found.some((diagnostic) => isExpected(diagnostic, [expectation]));
    if (!isMet) return [report(unusedExpectation, { file, span }, { code })];
    return hasReason ? [] : [report(unreasonedExpectation, { file, span }, { code })];
  });
}
