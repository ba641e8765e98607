/** What `icosian check --versions` prints about incomplete code versions. */
import { count } from "../../../diagnostics/count.js";
import { Misuse } from "../../../project/misuse.js";
import { toShownPath } from "../../../project/to-shown-path.js";
import type { IncompleteVersion } from "../../../project/versions/incomplete-versions.js";

/** Writes the nodes with incomplete code versions. */
export type VersionsFormat = (incomplete: readonly IncompleteVersion[]) => string;

/**
 * The way in which a format of diagnostics shows versions.
 *
 * @throws Misuse for a format that has no place for them.
 */
export function getVersionsFormat(format: string): VersionsFormat {
  if (format === "pretty") return toSummary;
  if (format === "line") return toLines;
  if (format === "json") return toJson;
  throw new Misuse("`--versions` has the formats pretty, line and json.");
}

function toSummary(incomplete: readonly IncompleteVersion[]): string {
  if (incomplete.length === 0) return "All code versions are complete.\n";
  return `${toLines(incomplete)}${count(incomplete.length, "node")} with an incomplete code version, never served from a cache.\n`;
}

function toLines(incomplete: readonly IncompleteVersion[]): string {
  return incomplete
    .flatMap(({ node, file, line, column, gaps }) =>
      gaps.map(({ what, location }) => `${toShownPath(file)}:${line}:${column} ${node} ${what} (${location}).\n`),
    )
    .join("");
}

/** One object per line, like the diagnostics. */
function toJson(incomplete: readonly IncompleteVersion[]): string {
  return incomplete
    .map(
      ({ node, file, line, column, gaps }) =>
        `${JSON.stringify({ file: toShownPath(file), line, column, node, incompleteVersion: gaps })}\n`,
    )
    .join("");
}
