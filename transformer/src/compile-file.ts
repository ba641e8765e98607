/**
 * The compiler of a file on one page: what happens to it, phase by phase. What takes a whole program is on another one,
 * `compile-program.ts`.
 *
 * Everything here is a function of the file's text, so every host that compiles a file gets the same manifest. Phases
 * hand on frozen data, report all that they find, and never throw for what a user wrote.
 */
import { discover, isJavaScript, isTypeScript, mayBeDataflowModule } from "./1-discover/discover.js";
import { parse, type ParsedModule } from "./2-analyse/syntax/parse.js";
import { mayHaveCalls, readCalls } from "./2-analyse/read-calls.js";
import { readDeclaredModule } from "./2-analyse/read-declared-module.js";
import { readImportedTypes } from "./2-analyse/names/read-imported-types.js";
import { mayReExport } from "./2-analyse/names/re-exports.js";
import { readModule, readOrdinary, type Purpose } from "./2-analyse/read-module.js";
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

/** A file as a host hands it over. */
export interface SourceInput {
  /** The file's name as the host has it; diagnostics carry it back. */
  readonly file: string;
  /** Path from the root of the package. */
  readonly module: string;
  readonly text: string;
  /** Whether the `include` option names the file. */
  readonly isIncluded: boolean;
  /** What the host is after. Diagnostics alone take half the time; a manifest comes with them. */
  readonly purpose?: Purpose;
}

/** What became of a file that is, or was meant to be, a dataflow module. */
export interface CompiledModule {
  readonly diagnostics: readonly Diagnostic[];
  /** Null when the syntax could not be read. */
  readonly ir: ModuleIr | null;
  /** Null when there are errors, because a manifest is whole or absent, and where only diagnostics were asked for. */
  readonly manifest: ManifestTable | null;
  /** The statement to append; null together with `manifest`. */
  readonly manifestText: string | null;
}

/** A phase's name and what it handed on, for a caller that wants to look inside. */
export type Trace = (phase: "discover" | "analyse" | "check" | "plan" | "emit", result: unknown) => void;

/**
 * Compiles one file.
 *
 * @param trace - Receives what each phase hands on.
 * @returns Null when the file is no dataflow module, or has its manifest already.
 */
export function compileModule(input: SourceInput, trace: Trace = ignore): CompiledModule | null {
  if (!isTypeScript(input.file) && !isJavaScript(input.file)) return null;
  if (!input.isIncluded && !mayBeDataflowModule(input.file, input.text)) return null;
  // Beside the modules that it is made of, the option may name it too.
  if (isGenerated(input.text)) return null;
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

  const ir = readModule(parsed, input.module, input.purpose);
  trace("analyse", ir);

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

/**
 * Reads an ordinary file for the dataflow modules that it exports.
 *
 * @param file - May be a declaration file.
 * @returns Null when it exports nothing of other files.
 */
export function readBarrel(file: string, module: string, text: string): ModuleIr | null {
  if (!mayReExport(text)) return null;
  const parsed = parse(file, text);
  return parsed.errors.length > 0 ? null : readOrdinary(parsed, module);
}

/**
 * Reads what any file of a project does with dataflows; what is wrong with it is for the check of the whole program.
 *
 * @returns Null when it does nothing, or has syntax errors, of which the compiler speaks.
 */
export function readFileCalls(file: string, text: string): CallsIr | null {
  if (!/\.[cm]?[jt]sx?$/.test(file) || !mayHaveCalls(text)) return null;
  const parsed = parse(file, text);
  if (parsed.errors.length > 0) return null;
  const calls = readCalls(parsed);
  return calls.dataflows.length + calls.requests.length === 0 ? null : calls;
}

/** Writes what a compiled module's declaration file says of its manifest. */
export function writeDeclaration(ir: ModuleIr, manifest: ManifestTable, text: string): string {
  const hasModifiers = ir.definitions.some(({ modifiers }) => modifiers.length > 0);
  const imported = hasModifiers ? readImportedTypes(ir.file, text) : new Map<string, string>();
  return toDeclarationText(ir, toManifestAlias(manifest), imported);
}

/**
 * Reads a dataflow module from its declaration file, the way back from {@link writeDeclaration}.
 *
 * @param readJavaScript - What stands beside it, of which earlier versions left more to be read.
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
