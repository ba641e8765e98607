/** Compiles a module to what a bundler needs of it: plain data, which threads can send to each other. */
import type { SourceInput } from "../../../compile-file.js";
import type { Diagnostic } from "../../../diagnostics/diagnostic.js";
import type { Readings } from "../../../project/readings/readings.js";

/** A module that is, or was meant to be, a dataflow module. */
export type ModuleText = Pick<SourceInput, "file" | "module" | "text" | "isIncluded">;

/** The module as a bundler needs it. */
export interface CompiledText {
  /** Errors and warnings, in source order. */
  readonly diagnostics: readonly Diagnostic[];
  /** The statement to append; null if there are errors. */
  readonly manifestText: string | null;
  /** Absolute paths of other files on which the statement depends. */
  readonly reached: readonly string[];
}

/** Compiles a module; null if it is not a dataflow module. */
export function compileText(input: ModuleText, readings: Readings): CompiledText | null {
  const compiled = readings.compile(input);
  if (compiled === null) return null;
  const { diagnostics, manifestText, ir } = compiled;
  // The data for editors in a diagnostic may be anything, also functions.
  const plain = diagnostics.map((each) => ({ ...each, data: undefined }));
  return { diagnostics: plain, manifestText, reached: ir?.reached ?? [] };
}
