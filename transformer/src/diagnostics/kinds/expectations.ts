/** Diagnostics about comments that expect a diagnostic. No rule reports them. */
import type { DiagnosticKind } from "../diagnostic-kind.js";

export const unusedExpectation: DiagnosticKind<{ readonly code: string }> = {
  code: "ICO1004",
  slug: "unused-expectation",
  severity: "error",
  checks: "Each expected diagnostic is there.",
  meaning:
    "A comment `// icosian-expect` speaks of a diagnostic that is not reported there any more. Left behind, it would hide the next real one.",
  fix: "Remove the comment, or move it to the line that it is meant for.",
  fine: "Never: the comment has no effect.",
  message: ({ code }) => `${code} is expected here, but nothing of that kind is found. Remove the comment.`,
};

export const unreasonedExpectation: DiagnosticKind<{ readonly code: string }> = {
  code: "ICO1005",
  slug: "unreasoned-expectation",
  severity: "error",
  checks: "Each expected diagnostic has a reason.",
  meaning:
    "A diagnostic is expected without saying why. The next reader of the code cannot tell whether it still holds.",
  fix: "Write the reason behind a colon: `// icosian-expect ICO3105: the column is called so`.",
  fine: "Never: a few words are enough.",
  message: ({ code }) => `Say why this is as it should be: \`// icosian-expect ${code}: reason\`.`,
};
