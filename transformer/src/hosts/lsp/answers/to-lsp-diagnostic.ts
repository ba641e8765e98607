/** Converts diagnostics to those of the protocol. */
import { DiagnosticSeverity, type Diagnostic as LspDiagnostic } from "vscode-languageserver";
import type { Diagnostic } from "../../../diagnostics/diagnostic.js";
import type { Places } from "../documents/places.js";

/** The source that editors show beside each message. */
export const SOURCE = "icosian";

/** Converts one diagnostic. */
export function toLspDiagnostic(diagnostic: Diagnostic, places: Places): LspDiagnostic {
  const { code, slug, message, severity, file, span, related } = diagnostic;
  return {
    range: places.toRange(file, span),
    severity: severity === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code,
    source: SOURCE,
    message: `${code} ${slug}: ${message}`,
    relatedInformation: related.map((each) => ({ location: places.toLocation(each), message: each.message })),
  };
}
