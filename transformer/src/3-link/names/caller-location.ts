/** Moves diagnostics in declarations to the call that links them, because the user cannot change declarations. */
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { isDeclarationFile } from "../../ir/declaration-file.js";
import type { LinkedDataflow } from "../linked-dataflow.js";

/** Moves a diagnostic to a location in the sources, and leaves out fixes that would edit declarations. */
export function toCallerLocation(diagnostic: Diagnostic, { declared, file, call }: LinkedDataflow): Diagnostic {
  if (!isDeclarationFile(diagnostic.file)) return diagnostic;
  const mistake = { file: diagnostic.file, span: diagnostic.span, message: "It is here." };
  const location = declared.get(diagnostic.file) ?? { file, span: call.calleeSpan };
  return { ...diagnostic, ...location, related: [mistake, ...diagnostic.related], fixes: [] };
}
