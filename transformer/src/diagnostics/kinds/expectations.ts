/** Diagnostics about the comments that mark a diagnostic as expected. No rule reports them. */
import type { DiagnosticKind } from "../diagnostic-kind.js";

/** Reports a comment that expects a diagnostic which is not reported. */
export const unusedExpectation: DiagnosticKind<{ readonly code: string }> = {
  code: "ICO1004",
  slug: "unused-expectation",
  severity: "error",
  checks: "Each expected diagnostic is reported.",
  meaning:
    "A comment `// icosian-expect` names a diagnostic that is no longer reported there. If the comment stayed, it would hide the next real mistake.",
  fix: "Remove the comment, or move it to the line that it is meant for.",
  fine: "Never: the comment has no effect.",
  message: ({ code }) => `${code} is expected here, but nothing of that kind is found. Remove the comment.`,
};

/** Reports a comment that expects a diagnostic without a reason. */
export const unreasonedExpectation: DiagnosticKind<{ readonly code: string }> = {
  code: "ICO1005",
  slug: "unreasoned-expectation",
  severity: "error",
  checks: "Each expected diagnostic has a reason.",
  meaning:
    "A comment expects a diagnostic without giving a reason. The next reader of the code cannot tell whether the reason still holds.",
  fix: "Write the reason after a colon: `// icosian-expect ICO3105: the column is called so`.",
  fine: "Never: a few words are enough.",
  message: ({ code }) => `Say why this is as it should be: \`// icosian-expect ${code}: reason\`.`,
};
