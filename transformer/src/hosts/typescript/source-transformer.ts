/** The door for hosts that only transform source files: ttypescript, and ts-patch without `transformProgram`. */
import type ts from "typescript";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { renderLine } from "../../diagnostics/render-line.js";
import { createEmitTransformers, type EmitTransformers } from "./emit-transformers.js";
import { ModuleCompiler } from "../../project/program/module-compiler.js";
import { ProgramChecker } from "../../project/program/program-checker.js";
import { toTsDiagnostic } from "./to-ts-diagnostic.js";
import type { TypeScript } from "../../project/program/typescript.js";

/** What hosts pass as the third argument. */
export interface TransformerExtras {
  readonly ts: TypeScript;
  /** Under ttypescript it is there, but what it is given is never shown. */
  readonly addDiagnostic?: (diagnostic: ts.Diagnostic) => unknown;
  /** What has been added so far; only hosts that show it have it. */
  readonly diagnostics?: readonly ts.Diagnostic[];
}

/**
 * Makes the transformers of a program, after reporting what is wrong in its dataflow modules.
 *
 * @throws Error with every diagnostic as a line, where the host has no way to report one: nothing is emitted then.
 */
export function createSourceTransformers(
  program: ts.Program,
  entry: Readonly<Record<string, unknown>>,
  extras: TransformerExtras,
): EmitTransformers {
  const compiler = new ModuleCompiler(program, entry, extras.ts.sys.fileExists);
  reportAll(new ProgramChecker(program, compiler, extras.ts).all(), program, compiler.options.showsWarnings, extras);
  return createEmitTransformers(compiler, null, extras.ts);
}

function reportAll(
  diagnostics: readonly Diagnostic[],
  program: ts.Program,
  showsWarnings: boolean,
  { ts: typescript, addDiagnostic, diagnostics: added }: TransformerExtras,
): void {
  const shown = diagnostics.filter(({ severity }) => severity === "error" || showsWarnings);
  if (addDiagnostic !== undefined && added !== undefined) {
    for (const diagnostic of shown) addDiagnostic(toTsDiagnostic(diagnostic, program, typescript));
    return;
  }
  const lines = shown.map((diagnostic) => renderLine(diagnostic, program.getSourceFile(diagnostic.file)?.text ?? ""));
  if (!shown.some(({ severity }) => severity === "error"))
    return lines.forEach((line) => typescript.sys.write(`${line}\n`));
  const error = new Error(`@icosian/transformer found errors.\n${lines.join("\n")}`);
  // The stack would only show our own way here. With no line of it at all, Node would put brackets around the message.
  error.stack = `${error.message}\n    at @icosian/transformer`;
  throw error;
}
