/** What every bundler asks of us: one module's text with its manifest appended, and a source map to what the user wrote. */
import MagicString, { type SourceMap } from "magic-string";
import type { ModulePaths } from "../../1-discover/module-path.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { compileModule } from "../../pipeline.js";
import { blankDirective } from "./blank-directive.js";

/** What a host knows of the project when it transforms a module. */
export interface TransformContext {
  readonly paths: ModulePaths;
  readonly isIncluded: (file: string) => boolean;
}

/** A module as a bundler goes on with it. */
export interface ModuleOutput {
  readonly code: string;
  /** Made when it is asked for: not every build wants one. */
  readonly toMap: () => SourceMap;
}

/** What became of a dataflow module. */
export interface TransformedModule {
  /** Null when there are errors. */
  readonly output: ModuleOutput | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The text that the diagnostics are about. */
  readonly text: string;
}

/**
 * Appends the manifest to a module.
 *
 * @param file - Its absolute path, without a bundler's query.
 * @returns Null when the file is no dataflow module, or has its manifest already: a bundler goes on with what it has.
 */
export function transformModule(
  source: string,
  file: string,
  { paths, isIncluded }: TransformContext,
): TransformedModule | null {
  const isNamed = isIncluded(file);
  // The name of the module costs a look at the disk, which most files of a project are not worth.
  if (!isNamed && !source.includes("use dataflow")) return null;
  const text = source.replace(/^\uFEFF/, "");
  const compiled = compileModule({ file, text, module: paths.of(file), isIncluded: isNamed });
  if (compiled === null) return null;
  const { diagnostics, manifestText } = compiled;
  return { diagnostics, text, output: manifestText === null ? null : append(text, `\n${manifestText}`, file) };
}

function append(text: string, addition: string, file: string): ModuleOutput {
  return {
    code: blankDirective(text) + addition,
    // Nothing has moved, so the map is that of the text with something appended.
    toMap: () =>
      new MagicString(text).append(addition).generateMap({ hires: "boundary", source: file, includeContent: true }),
  };
}
