/** Converts diagnostics to TypeScript's own records, so that tsc prints them and fails because of them. */
import type ts from "typescript";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { TypeScript } from "../../project/program/typescript.js";

/** Added to every code. tsc prints `TS` before a code, so `TS902101` is ICO2101 and never a code of TypeScript. */
const CODE_OFFSET = 900_000;

/** The numeric code of a diagnostic for TypeScript. */
export function toTsCode(code: string): number {
  return CODE_OFFSET + Number(code.slice("ICO".length));
}

/** Converts one diagnostic. The location is left out if its file is not part of the program. */
export function toTsDiagnostic(diagnostic: Diagnostic, program: ts.Program, typescript: TypeScript): ts.Diagnostic {
  const { Error, Warning, Message } = typescript.DiagnosticCategory;
  const related = diagnostic.related.map((location) => ({
    category: Message,
    code: 0,
    messageText: location.message,
    ...toRange(location.file, location.span, program),
  }));
  return {
    category: diagnostic.severity === "error" ? Error : Warning,
    code: toTsCode(diagnostic.code),
    messageText: `${diagnostic.code} ${diagnostic.slug}: ${diagnostic.message}`,
    source: "icosian",
    relatedInformation: related,
    ...toRange(diagnostic.file, diagnostic.span, program),
  };
}

type TsRange = Pick<ts.DiagnosticRelatedInformation, "file" | "start" | "length">;

function toRange(file: string, span: Diagnostic["span"], program: ts.Program): TsRange {
  const sourceFile = program.getSourceFile(file);
  if (sourceFile === undefined) return { file: undefined, start: undefined, length: undefined };
  return { file: sourceFile, start: span.start, length: span.end - span.start };
}
