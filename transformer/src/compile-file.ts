/**
 * The compiler of one file on one page, phase by phase. `compile-program.ts` shows the phases that need a whole
 * program.
 *
 * All results depend only on the file's text, so every host that compiles a file gets the same manifest. Phases return
 * frozen data, report every problem that they find, and never throw because of a user's code.
 */
import { discover, isJavaScript, isTypeScript, mayBeDataflowModule } from "./1-discover/discover.js";
import { parse, type ParsedModule } from "./2-analyse/syntax/parse.js";
import { mayHaveCalls, readCalls } from "./2-analyse/read-calls.js";
import { readDeclaredModule } from "./2-analyse/read-declared-module.js";
import { readImportedTypes } from "./2-analyse/names/read-imported-types.js";
import { mayReExport } from "./2-analyse/names/re-exports.js";
import { readModule, readOrdinary, type Purpose } from "./2-analyse/read-module.js";
import type { ImportedCode } from "./2-analyse/version/imported-code.js";
import { checkModule } from "./4-check/check-module.js";
import { planManifest } from "./5-plan/plan-manifest.js";
import { toDeclarationText } from "./6-emit/declaration-text.js";
import { toManifestAlias, toManifestText } from "./6-emit/manifest-text.js";
import { report } from "./diagnostics/diagnostic-kind.js";
import { javascriptModule, lateDirective, misspeltDirective, syntaxError, tooDeep } from "./diagnostics/kinds/files.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import type { CallsIr } from "./ir/calls.js";
import { isGenerated } from "./ir/joined-dataflow.js";
import type { ManifestTable } from "./ir/manifest-table.js";
import type { ModuleIr } from "./ir/module.js";

export type { Purpose } from "./2-analyse/read-module.js";

/** A file as a host passes it to the compiler. */
export interface SourceInput {
  /** The host's name for the file, which diagnostics repeat. */
  readonly file: string;
  /** The path from the root of the package. */
  readonly module: string;
  /** The text of the file. */
  readonly text: string;
  /** Whether the `include` option matches the file. */
  readonly isIncluded: boolean;
  /** The result that the host needs; a manifest unless given. Diagnostics alone take half the time. */
  readonly purpose?: Purpose;
  /** The code of the project that the file imports; without it, code versions cover the file alone. */
  readonly imports?: ImportedCode;
  /** Readings from earlier processes. */
  readonly readings?: KnownReadings;
}

/** Readings of modules. The host provides them, because phases read no files. */
export interface KnownReadings {
  /** Finds the reading of a file with the same text, for the same purpose; null if there is none. */
  find(input: SourceInput): ModuleIr | null;
  /** Receives a new reading. */
  keep(input: SourceInput, ir: ModuleIr): void;
}

/** The result of compiling a file that is, or was meant to be, a dataflow module. */
export interface CompiledModule {
  /** All diagnostics of the file by itself. */
  readonly diagnostics: readonly Diagnostic[];
  /** The module as data; null if it could not be read, for example because of a syntax error. */
  readonly ir: ModuleIr | null;
  /** The manifest; null if there are errors, because no manifest is partial, or if only diagnostics were requested. */
  readonly manifest: ManifestTable | null;
  /** The statement to append to the file; null if `manifest` is null. */
  readonly manifestText: string | null;
}

/** Receives the name and the result of each phase, for inspection. */
export type Trace = (phase: "discover" | "analyse" | "check" | "plan" | "emit", result: unknown) => void;

/**
 * Compiles one file.
 *
 * @param input - The file.
 * @param trace - Receives the result of each phase.
 * @returns Null if the file is not a dataflow module, or if `icosian generate` wrote it.
 */
export function compileModule(input: SourceInput, trace: Trace = ignore): CompiledModule | null {
  if (!isTypeScript(input.file) && !isJavaScript(input.file)) return null;
  if (!input.isIncluded && !mayBeDataflowModule(input.file, input.text)) return null;
  // A generated file contains its manifests, but `include` may match it, because it is beside its modules.
  if (isGenerated(input.text)) return null;
  const known = input.readings?.find(input) ?? null;
  const ir = known ?? readText(input, trace);
  if (ir === null || "diagnostics" in ir) return ir;
  if (known === null) input.readings?.keep(input, ir);

  const diagnostics = checkModule(ir);
  trace("check", diagnostics);
  const hasErrors = diagnostics.some(({ severity }) => severity === "error");
  if (hasErrors || input.purpose === "diagnostics") return { ...failed(diagnostics), ir };

  const manifest = planManifest(ir);
  trace("plan", manifest);

  const manifestText = toManifestText(manifest);
  trace("emit", manifestText);
  return { diagnostics, ir, manifest, manifestText };
}

/** Reads the text of a file: the module; the file as compiled, if it cannot be read; or null for no dataflow module. */
function readText(input: SourceInput, trace: Trace): ModuleIr | CompiledModule | null {
  const parsed = parse(input.file, input.text);
  if (parsed.tooDeep !== null) return failed([report(tooDeep, { ...input, span: parsed.tooDeep }, null)]);

  const discovery = discover(input.file, parsed.program, input.isIncluded);
  trace("discover", discovery);
  if (discovery.kind === "late-directive")
    return failed([report(lateDirective, { ...input, span: discovery.span }, null)]);
  if (discovery.kind === "misspelt-directive") {
    const found = input.text.slice(discovery.span.start, discovery.span.end).replace(/;$/, "");
    return failed([report(misspeltDirective, { ...input, span: discovery.span }, { found })]);
  }
  if (discovery.kind === "javascript")
    return failed([report(javascriptModule, { ...input, span: discovery.span }, null)]);
  if (isJavaScript(input.file)) return null;
  if (parsed.errors.length > 0) return failed(toSyntaxErrors(parsed));
  if (discovery.kind !== "dataflow-module") return null;

  const ir = readModule(parsed, input.module, input.purpose, input.imports);
  trace("analyse", ir);
  return ir;
}

/**
 * Reads the re-exports of an ordinary file, through which it may pass on dataflow modules.
 *
 * @param file - The name of the file, which may be a declaration file.
 * @returns Null if the file re-exports nothing or has syntax errors.
 */
export function readBarrel(file: string, module: string, text: string): ModuleIr | null {
  if (!mayReExport(text)) return null;
  const parsed = parse(file, text);
  return parsed.errors.length > 0 ? null : readOrdinary(parsed, module);
}

/**
 * Reads the calls in any file of a project that build dataflows or request outputs. The check of the whole program
 * reports their problems.
 *
 * @returns Null if the file has no such calls, or if it has syntax errors, which TypeScript reports.
 */
export function readFileCalls(file: string, text: string): CallsIr | null {
  if (!/\.[cm]?[jt]sx?$/.test(file) || !mayHaveCalls(text)) return null;
  const parsed = parse(file, text);
  if (parsed.errors.length > 0) return null;
  const calls = readCalls(parsed);
  const { dataflows, requests, constants } = calls;
  return dataflows.length + requests.length + constants.length === 0 ? null : calls;
}

/** Writes the statements about the manifest for the declaration file of a compiled module. */
export function writeDeclaration(ir: ModuleIr, manifest: ManifestTable, text: string): string {
  const hasModifiers = ir.definitions.some(({ modifiers }) => modifiers.length > 0);
  const imported = hasModifiers ? readImportedTypes(ir.file, text) : new Map<string, string>();
  return toDeclarationText(ir, toManifestAlias(manifest), imported);
}

/**
 * Reads a dataflow module from its declaration file; the inverse of {@link writeDeclaration}.
 *
 * @param readJavaScript - Reads the JavaScript file beside it, which contains facts that the declaration files of
 * earlier versions lack.
 */
export const readDeclarations: typeof readDeclaredModule = readDeclaredModule;

function failed(diagnostics: readonly Diagnostic[]): CompiledModule {
  return { diagnostics, ir: null, manifest: null, manifestText: null };
}

function toSyntaxErrors({ file, errors }: ParsedModule): readonly Diagnostic[] {
  return errors.map((error) => {
    const { start, end } = error.labels[0] ?? { start: 0, end: 0 };
    return report(syntaxError, { file, span: { start, end } }, { reason: error.message.replace(/\.$/, "") });
  });
}

function ignore(): void {}
