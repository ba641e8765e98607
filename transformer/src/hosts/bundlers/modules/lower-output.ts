/** Lowers the decorators of a dataflow module, which most of what strips types leaves in or refuses. */
import { findDemand } from "../../../project/tsconfig/find-demand.js";
import { lowerDecorators } from "../../../project/tsconfig/lower-decorators.js";
import type { FileSettings } from "../../../project/tsconfig/tsconfigs.js";
import type { TransformedModule } from "./transform-module.js";

/**
 * The same module without decorators; as it is where it has none, where they are experimental, and where nothing that
 * is installed lowers them.
 */
export function lowerOutput(transformed: TransformedModule, file: string, settings: FileSettings): TransformedModule {
  const { output, text } = transformed;
  if (output === null || settings.compilerOptions.experimentalDecorators === true) return transformed;
  if (findDemand(file, text) !== "decorators") return transformed;
  const lowered = lowerDecorators(file, output.code, settings);
  if (lowered === null) return transformed;
  // What is appended moves nothing, so locations in the output are locations in the text.
  const map = { ...lowered.map, version: 3, sources: [file], sourcesContent: [text] };
  return { ...transformed, output: { ...output, code: lowered.code, toMap: () => map } };
}
