/**
 * What every bundler asks of us: one module's text with its manifest appended and with its requests as code, and a
 * source map to what the user wrote.
 */
import { MANIFEST_EXPORT } from "@icosian/runtime/tooling";
import MagicString from "magic-string";
import { isJavaScript, mayBeDataflowModule } from "../../../1-discover/discover.js";
import type { ModulePaths } from "../../../1-discover/module-path.js";
import type { Diagnostic } from "../../../diagnostics/diagnostic.js";
import { compileModule } from "../../../compile-file.js";
import type { CompiledPlan } from "../../../compile-program.js";
import { writeFilePlans } from "../../../project/plans/write-file-plans.js";
import { blankDirective } from "./blank-directive.js";
import type { DiskSource } from "./disk-source.js";
import { findWorkerAddresses, type WorkerAddress } from "../threads/find-worker-addresses.js";
import { toArgumentText, type ThreadAddress, type ToThreadAddress } from "../threads/thread-program.js";

/** Automocks empty lists and leave sets alone; that the manifest has this set tells the runtime that mocks may come. */
const KEPT_DEFINITIONS = `Object.defineProperty(${MANIFEST_EXPORT}, "mockable", { value: new Set(${MANIFEST_EXPORT}.definitions) });\n`;

/** What a host knows of the project when it transforms a module. */
export interface TransformContext {
  readonly paths: ModulePaths;
  readonly isIncluded: (file: string) => boolean;
  /** Where the files are that requests depend on; null where requests are left to be interpreted. */
  readonly plans: DiskSource | null;
  /** Where the threads of a module find it, in bundles. */
  readonly toThreadAddress?: ToThreadAddress;
  /** Whether a test runner asks, whose mocks come and go. */
  readonly isTested?: boolean;
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
  { paths, isIncluded, plans: disk, toThreadAddress = () => null, isTested = false }: TransformContext,
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
  const addresses = findWorkerAddresses(file, text);
  const thread = addresses.length === 0 ? null : toThreadAddress(file);
  if (compiled === null && plans.length === 0 && thread === null) return null;
  const files = disk?.takeRead().filter((each) => each !== file) ?? [];
  const manifestText = compiled?.manifestText ?? "";
  const additions = [
    manifestText,
    isTested && manifestText !== "" ? KEPT_DEFINITIONS : "",
    ...plans.map((plan) => plan.text),
  ];
  const output = edit(text, { additions, plans, file, files, addresses: thread === null ? [] : addresses, thread });
  return { diagnostics: compiled?.diagnostics ?? [], text, output };
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
  const isMoved = plans.length + addresses.length > 0;
  const editOf = (original: string): MagicString => {
    const edited = new MagicString(original);
    for (const { location, name } of plans)
      edited.appendRight(location.span.start, `${name}(`).appendLeft(location.span.end, `)`);
    for (const { span } of addresses) edited.overwrite(span.start, span.end, toArgumentText(thread!));
    if (thread?.before !== undefined) edited.appendLeft(addresses[0]!.statement, thread.before);
    return edited.append(addition);
  };
  return {
    code: isMoved ? editOf(blankDirective(text)).toString() : blankDirective(text) + addition,
    toMap: () => editOf(text).generateMap({ hires: "boundary", source: file, includeContent: true }),
    files,
  };
}
