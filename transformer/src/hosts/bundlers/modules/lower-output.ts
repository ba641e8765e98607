/**
 * Compiles the decorators of a dataflow module to plain JavaScript, because most type strippers keep or reject them.
 */
import { findDemand } from "../../../project/tsconfig/find-demand.js";
import { lowerDecorators } from "../../../project/tsconfig/lower-decorators.js";
import type { FileSettings } from "../../../project/tsconfig/tsconfigs.js";
import type { TransformedModule } from "./transform-module.js";

/**
 * Returns the module without decorators. Returns it unchanged if it has none, if they are experimental decorators, or
 * if no installed package can compile them.
 */
export function lowerOutput(transformed: TransformedModule, file: string, settings: FileSettings): TransformedModule {
  const { output, text } = transformed;
  if (output === null || settings.compilerOptions.experimentalDecorators === true) return transformed;
  // A decorator has an `@`; most other syntax that `findDemand` looks for would be parsed for nothing.
  if (!text.includes("@") || findDemand(file, text) !== "decorators") return transformed;
  const lowered = lowerDecorators(file, output.code, settings);
  if (lowered === null) return transformed;
  // Appended text moves nothing, so locations in the output are locations in the text.
  const map = { ...lowered.map, version: 3, sources: [file], sourcesContent: [text] };
  return { ...transformed, output: { ...output, code: lowered.code, toMap: () => map } };
}
