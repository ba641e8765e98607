/**
 * Comments that say which diagnostic is expected, and why: `// icosian-expect ICO3105: the column has this name`.
 *
 * A comment on a line of its own refers to the next line of code; a comment after code refers to its own line.
 */
import { report } from "../diagnostics/diagnostic-kind.js";
import { unreasonedExpectation, unusedExpectation } from "../diagnostics/kinds/expectations.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Span } from "../ir/span.js";

/** One comment that expects a diagnostic. */
export interface Expectation {
  /** The code of the expected diagnostic. */
  readonly code: string;
  /** Whether the comment gives a reason. */
  readonly hasReason: boolean;
  /** The span of the comment. */
  readonly span: Span;
  /** The span of the line that the comment refers to. */
  readonly line: Span;
}

const MARK = "icosian-expect";
const COMMENT = /^(?<before>.*?)\/\/ *icosian-expect +(?<code>ICO\d{4})(?:: *(?<reason>\S.*))?/;
/** Lines that an expectation cannot refer to: empty lines and comments, such as other expectations. */
const NOTHING = /^\s*(\/\/.*)?$/;

/** Whether a file may have expectations. A quick test. */
export function mayHaveExpectations(text: string): boolean {
  return text.includes(MARK);
}

/** Reads the expectations of a file. Linear in its text. */
export function readExpectations(text: string): readonly Expectation[] {
  if (!mayHaveExpectations(text)) return [];
  const lines = toLines(text);
  return lines.flatMap((line, index): readonly Expectation[] => {
    const { before = "", code, reason } = COMMENT.exec(line.text)?.groups ?? {};
    if (code === undefined) return [];
    const isAlone = before.trim() === "";
    const subject = isAlone ? lines.slice(index + 1).find((each) => !NOTHING.test(each.text)) : line;
    const from = subject?.start ?? text.length;
    return [
      {
        code,
        hasReason: reason !== undefined,
        span: { start: line.start + before.length, end: line.start + line.text.trimEnd().length },
        line: { start: from, end: from + (subject?.text.length ?? 0) },
      },
    ];
  });
}

/** A line without its line break. */
interface Line {
  readonly start: number;
  readonly text: string;
}

function toLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const { index, 0: end } of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) {
    lines.push({ start, text: text.slice(start, index) });
    start = index + end.length;
  }
  return [...lines, { start, text: text.slice(start) }];
}

/**
 * Whether a diagnostic can be expected: a warning can, and so can any diagnostic of a dataflow. An error in a single
 * module cannot, because the module has no manifest then.
 */
export function canBeExpected({ code, severity }: Diagnostic): boolean {
  return severity === "warning" || code.startsWith("ICO3");
}

/** Whether one of the expectations refers to a diagnostic. */
export function isExpected({ code, span }: Diagnostic, expectations: readonly Expectation[]): boolean {
  return expectations.some(
    (each) => each.code === code && each.line.start <= span.start && span.start <= each.line.end,
  );
}

/**
 * Reports the expectations that no diagnostic meets, and those without a reason.
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
