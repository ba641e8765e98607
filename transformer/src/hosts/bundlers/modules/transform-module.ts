/**
 * Transforms one module for any bundler: appends the manifest, compiles its requests to code, and creates a source map.
 */
import { MANIFEST_EXPORT } from "@icosian/runtime/tooling";
import MagicString from "magic-string";
import { isJavaScript, mayBeDataflowModule } from "../../../1-discover/discover.js";
import type { ModulePaths } from "../../../1-discover/module-path.js";
import type { Diagnostic } from "../../../diagnostics/diagnostic.js";
import type { CompiledPlan } from "../../../compile-program.js";
import { writeFilePlans } from "../../../project/plans/write-file-plans.js";
import { blankDirective } from "./blank-directive.js";
import type { CompiledText, ModuleText } from "./compile-text.js";
import type { DiskSource } from "./disk-source.js";
import { findWorkerAddresses, type WorkerAddress } from "../threads/find-worker-addresses.js";
import type { ModuleMap } from "./module-map.js";
import { toUnmovedMap } from "./unmoved-map.js";
import { toArgumentText, type ThreadAddress, type ToThreadAddress } from "../threads/thread-program.js";

/** A set, because automocks empty lists but leave sets alone. It tells the runtime that mocks may change. */
const KEPT_DEFINITIONS = `Object.defineProperty(${MANIFEST_EXPORT}, "mockable", { value: new Set(${MANIFEST_EXPORT}.definitions) });\n`;

/** The facts about the project with which a host transforms a module. */
export interface TransformContext {
  /** Names modules by their paths in their packages. */
  readonly paths: ModulePaths;
  /** Whether the `include` option names a file, given by its absolute path. */
  readonly isIncluded: (file: string) => boolean;
  /** Reads the files that requests depend on; null if requests are not compiled to code. */
  readonly plans: DiskSource | null;
  /** Returns the address at which threads find the module; only in bundles. */
  readonly toThreadAddress?: ToThreadAddress;
  /** Whether a test runner requests the module, so that mocks may change. */
  readonly isTested?: boolean;
}

/** The output of a module, for the bundler. */
export interface ModuleOutput {
  /** The transformed text. */
  readonly code: string;
  /** Creates the source map; a function, because not every build needs one. */
  readonly toMap: () => ModuleMap;
  /** Absolute paths of other files on which the text depends. */
  readonly files: readonly string[];
}

/** The result for a module that has an output or diagnostics. */
export interface TransformedModule {
  /** Null if there are errors. */
  readonly output: ModuleOutput | null;
  /** Errors and warnings, in source order. */
  readonly diagnostics: readonly Diagnostic[];
  /** The text to which the diagnostics refer. */
  readonly text: string;
}

/** The part of a module that the compiler has to read; null if the module is not a dataflow module. */
export function toModuleText(source: string, file: string, { paths, isIncluded }: TransformContext): ModuleText | null {
  const isNamed = isIncluded(file);
  const text = toText(source);
  // Finding the name of the module reads the disk, which would be wasted on most files of a project.
  if (!isNamed && !mayBeDataflowModule(file, text)) return null;
  return { file, text, module: paths.of(file), isIncluded: isNamed };
}

/**
 * Appends the manifest to a dataflow module, and the code of its requests to any module.
 *
 * @param file - Absolute path of the module, without a bundler's query.
 * @param compiled - The compiled module; null for any other file.
 * @returns Null if there is nothing to append, so that the bundler can use the module as it is.
 */
export function transformModule(
  source: string,
  file: string,
  compiled: CompiledText | null,
  { plans: disk, toThreadAddress = () => null, isTested = false }: TransformContext,
): TransformedModule | null {
  const text = toText(source);
  if (compiled !== null && compiled.manifestText === null)
    return { diagnostics: compiled.diagnostics, text, output: null };
  const plans = disk === null || isJavaScript(file) ? [] : writeFilePlans(file, text, disk);
  const addresses = findWorkerAddresses(file, text);
  const thread = addresses.length === 0 ? null : toThreadAddress(file);
  if (compiled === null && plans.length === 0 && thread === null) return null;
  const read = [...(disk?.takeRead() ?? []), ...(compiled?.reached ?? [])];
  const files = [...new Set(read)].filter((each) => each !== file);
  const manifestText = compiled?.manifestText ?? "";
  const additions = [
    manifestText,
    isTested && manifestText !== "" ? KEPT_DEFINITIONS : "",
    ...plans.map((plan) => plan.text),
  ];
  const output = edit(text, { additions, plans, file, files, addresses: thread === null ? [] : addresses, thread });
  return { diagnostics: compiled?.diagnostics ?? [], text, output };
}

function toText(source: string): string {
  return source.replace(/^\uFEFF/, "");
}

interface Edits {
  readonly additions: readonly string[];
  readonly plans: readonly CompiledPlan[];
  readonly addresses: readonly WorkerAddress[];
  readonly thread: ThreadAddress | null;
  readonly file: string;
  readonly files: readonly string[];
}

function edit(text: string, { additions, plans, addresses, thread, file, files }: Edits): ModuleOutput {
  const addition = additions.map((each) => (each === "" ? "" : `\n${each}`)).join("");
  if (plans.length + addresses.length === 0)
    return { code: blankDirective(text) + addition, toMap: () => toUnmovedMap(text, addition, file), files };
  const editOf = (original: string): MagicString => {
    const edited = new MagicString(original);
    for (const { location, name } of plans)
      edited.appendRight(location.span.start, `${name}(`).appendLeft(location.span.end, `)`);
    for (const { span } of addresses) edited.overwrite(span.start, span.end, toArgumentText(thread!));
    if (thread?.before !== undefined) edited.appendLeft(addresses[0]!.statement, thread.before);
    return edited.append(addition);
  };
  return {
    code: editOf(blankDirective(text)).toString(),
    toMap: () => editOf(text).generateMap({ hires: "boundary", source: file, includeContent: true }),
    files,
  };
}
