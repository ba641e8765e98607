/** Writes a diagnostic as one line of text, for hosts that can show only text. */
import type { Diagnostic } from "./diagnostic.js";

/**
 * Writes a line such as `src/features.ts:4:17 - error ICO2101 missing-parameter-type: Input …`.
 *
 * @param text - The text of the diagnostic's file.
 */
export function renderLine(diagnostic: Diagnostic, text: string): string {
  const before = text.slice(0, diagnostic.span.start).split(/\r\n|[\n\r\u2028\u2029]/);
  const column = (before.at(-1)?.length ?? 0) + 1;
  const { file, severity, code, slug, message } = diagnostic;
  return `${file}:${before.length}:${column} - ${severity} ${code} ${slug}: ${message}`;
}
