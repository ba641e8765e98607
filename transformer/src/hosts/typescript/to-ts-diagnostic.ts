/** Turns diagnostics into TypeScript's own records, so that tsc prints them and fails on them. */
import type ts from "typescript";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { TypeScript } from "../../project/program/typescript.js";

/** tsc prints `TS` before every code; with this added, `TS902101` is ICO2101 and no code of TypeScript's. */
const CODE_OFFSET = 900_000;

/** The number that TypeScript knows one of our codes by. */
export function toTsCode(code: string): number {
  return CODE_OFFSET + Number(code.slice("ICO".length));
}

/** One diagnostic as TypeScript has it. A file that is not part of the program is left out. */
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

type Range = Pick<ts.DiagnosticRelatedInformation, "file" | "start" | "length">;

function toRange(file: string, span: Diagnostic["span"], program: ts.Program): Range {
  const sourceFile = program.getSourceFile(file);
  if (sourceFile === undefined) return { file: undefined, start: undefined, length: undefined };
  return { file: sourceFile, start: span.start, length: span.end - span.start };
}
