/**
 * What every bundler asks of us: one module's text with its manifest appended and with its requests as code, and a
 * source map to what the user wrote.
 */
import MagicString from "magic-string";
import { isJavaScript, mayBeDataflowModule } from "../../1-discover/discover.js";
import type { ModulePaths } from "../../1-discover/module-path.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { compileModule, type WrittenPlan } from "../../pipeline.js";
import { writeFilePlans } from "../../plans/write-file-plans.js";
import { blankDirective } from "./blank-directive.js";
import type { DiskSource } from "./disk-source.js";

/** What a host knows of the project when it transforms a module. */
export interface TransformContext {
  readonly paths: ModulePaths;
  readonly isIncluded: (file: string) => boolean;
  /** Where the files are that requests depend on; null where requests are left to be interpreted. */
  readonly plans: DiskSource | null;
}

/** A source map from a module to what the user wrote. */
export interface ModuleMap {
  readonly version: number;
  readonly sources: readonly string[];
  readonly sourcesContent?: readonly (string | null)[] | undefined;
  readonly names: readonly string[];
  readonly mappings: string;
}

/** A module as a bundler goes on with it. */
export interface ModuleOutput {
  readonly code: string;
  /** Made when it is asked for: not every build wants one. */
  readonly toMap: () => ModuleMap;
  /** Other files that the text depends on. */
  readonly files: readonly string[];
}

/** What became of a module that we have something to say to. */
export interface TransformedModule {
  /** Null when there are errors. */
  readonly output: ModuleOutput | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The text that the diagnostics are about. */
  readonly text: string;
}

/**
 * Appends the manifest to a dataflow module, and the code of its requests to any.
 *
 * @param file - Its absolute path, without a bundler's query.
 * @returns Null when there is nothing to append: a bundler goes on with what it has.
 */
export function transformModule(
  source: string,
  file: string,
  { paths, isIncluded, plans: disk }: TransformContext,
): TransformedModule | null {
  const isNamed = isIncluded(file);
  const text = source.replace(/^\uFEFF/, "");
  // The name of the module costs a look at the disk, which most files of a project are not worth.
  const compiled =
    isNamed || mayBeDataflowModule(file, text)
      ? compileModule({ file, text, module: paths.of(file), isIncluded: isNamed })
      : null;
  if (compiled !== null && compiled.manifestText === null)
    return { diagnostics: compiled.diagnostics, text, output: null };
  const plans = disk === null || isJavaScript(file) ? [] : writeFilePlans(file, text, disk);
  if (compiled === null && plans.length === 0) return null;
  const files = disk?.takeRead().filter((each) => each !== file) ?? [];
  const manifestText = compiled?.manifestText ?? "";
  return { diagnostics: compiled?.diagnostics ?? [], text, output: edit(text, manifestText, plans, file, files) };
}

function edit(
  text: string,
  manifestText: string,
  plans: readonly WrittenPlan[],
  file: string,
  files: readonly string[],
): ModuleOutput {
  const addition = [manifestText, ...plans.map((plan) => plan.text)].map((each) => (each === "" ? "" : `\n${each}`));
  const editOf = (original: string): MagicString => {
    const edited = new MagicString(original);
    for (const { place, name } of plans)
      edited.appendRight(place.span.start, `${name}(`).appendLeft(place.span.end, `)`);
    return edited.append(addition.join(""));
  };
  return {
    code: plans.length === 0 ? blankDirective(text) + addition.join("") : editOf(blankDirective(text)).toString(),
    toMap: () => editOf(text).generateMap({ hires: "boundary", source: file, includeContent: true }),
    files,
  };
}
