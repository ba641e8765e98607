/** The entry point for hosts that transform source files only: ttypescript, and ts-patch without `transformProgram`. */
import type ts from "typescript";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { renderLine } from "../../diagnostics/render-line.js";
import { createEmitTransformers, type EmitTransformers } from "./emit-transformers.js";
import { ModuleCompiler } from "../../project/program/module-compiler.js";
import { ProgramChecker } from "../../project/program/program-checker.js";
import { toTsDiagnostic } from "./to-ts-diagnostic.js";
import type { TypeScript } from "../../project/program/typescript.js";

/** The third argument that hosts pass. */
export interface TransformerExtras {
  /** The host's TypeScript. */
  readonly ts: TypeScript;
  /** Adds a diagnostic. ttypescript has this method too, but never shows the diagnostics. */
  readonly addDiagnostic?: (diagnostic: ts.Diagnostic) => unknown;
  /** The diagnostics that have been added so far; only hosts that show them have this property. */
  readonly diagnostics?: readonly ts.Diagnostic[];
}

/**
 * Creates the transformers of a program, after reporting the diagnostics of its dataflow modules.
 *
 * @throws Error with one line per diagnostic if the host cannot show diagnostics; nothing is emitted then.
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
  // The real stack would show only internal calls. Without any line of a stack, Node.js would put brackets around the
  // message.
  error.stack = `${error.message}\n    at @icosian/transformer`;
  throw error;
}
