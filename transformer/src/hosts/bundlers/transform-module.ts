/** Appends manifests to dataflow modules that a bundler hands over as text, each file by itself. */
import { existsSync } from "node:fs";
import MagicString, { type SourceMap } from "magic-string";
import { mayBeDataflowModule } from "../../1-discover/discover.js";
import { ModulePaths } from "../../1-discover/module-path.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { compileModule } from "../../pipeline.js";
import type { ResolvedOptions } from "../options.js";

/** What became of a dataflow module. */
export interface TransformedModule {
  /** Null when there are errors, or nothing to do. */
  readonly output: { readonly code: string; readonly map: SourceMap } | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The text that the diagnostics are about. */
  readonly text: string;
}

const DIRECTIVE = /^[ \t]*(["'])use dataflow\1;?/m;

const paths = new ModulePaths(existsSync);

/**
 * Transforms a file.
 *
 * @param id - What the bundler calls it: a file, perhaps with a query.
 * @returns Null when it is no dataflow module, or has its manifest already.
 */
export function transformModule(id: string, code: string, options: ResolvedOptions): TransformedModule | null {
  const file = id.replace(/[?#].*$/, "");
  const isIncluded = options.isIncluded(file);
  if (!isIncluded && !mayBeDataflowModule(file, code)) return null;
  const text = code.replace(/^\uFEFF/, "");
  const compiled = compileModule({ file, text, module: paths.of(file), isIncluded });
  if (compiled === null) return null;
  const { diagnostics, manifestText } = compiled;
  if (manifestText === null) return { output: null, diagnostics, text };
  // The last line may be a comment.
  const edited = new MagicString(text).append(`\n${manifestText}`);
  // It has done its work, and bundlers warn of directives that they do not know.
  const directive = DIRECTIVE.exec(text);
  if (directive !== null) edited.remove(directive.index, directive.index + directive[0].length);
  const map = edited.generateMap({ source: file, includeContent: true, hires: "boundary" });
  return { output: { code: edited.toString(), map }, diagnostics, text };
}
