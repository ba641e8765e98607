/** Rejects sources with which a native parser would end the whole process. */
import { findTooDeep } from "../../2-analyse/syntax/find-too-deep.js";
import { report } from "../../diagnostics/diagnostic-kind.js";
import { tooDeep } from "../../diagnostics/kinds/files.js";
import { renderLine } from "../../diagnostics/render-line.js";

/**
 * Rejects a source that is nested too deeply.
 *
 * @throws SyntaxError with the location.
 */
export function refuseTooDeep(file: string, text: string): void {
  const span = findTooDeep(text);
  if (span !== null) throw new SyntaxError(renderLine(report(tooDeep, { file, span }, null), text));
}
