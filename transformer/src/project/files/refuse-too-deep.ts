/** Refuses sources that a native parser would end the whole process over. */
import { findTooDeep } from "../../2-analyse/syntax/find-too-deep.js";
import { report } from "../../diagnostics/diagnostic-kind.js";
import { tooDeep } from "../../diagnostics/kinds/files.js";
import { renderLine } from "../../diagnostics/render-line.js";

/** @throws SyntaxError with the location. */
export function refuseTooDeep(file: string, text: string): void {
  const span = findTooDeep(text);
  if (span !== null) throw new SyntaxError(renderLine(report(tooDeep, { file, span }, null), text));
}
