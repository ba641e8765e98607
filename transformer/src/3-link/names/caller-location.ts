/** Moves what stands in declarations to the call that links them: nobody can change anything in the declarations. */
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { isDeclarationFile } from "../../ir/declaration-file.js";
import type { LinkedDataflow } from "../linked-dataflow.js";

/** A diagnostic at a location in the sources; fixes that would edit declarations are left out. */
export function toCallerLocation(diagnostic: Diagnostic, { declared, file, call }: LinkedDataflow): Diagnostic {
  if (!isDeclarationFile(diagnostic.file)) return diagnostic;
  const mistake = { file: diagnostic.file, span: diagnostic.span, message: "It is here." };
  const location = declared.get(diagnostic.file) ?? { file, span: call.calleeSpan };
  return { ...diagnostic, ...location, related: [mistake, ...diagnostic.related], fixes: [] };
}
