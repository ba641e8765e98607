/** Compiles the source files of a program, each at most once. */
import { dirname } from "node:path";
import type ts from "typescript";
import { mayBeDataflowModule } from "../../1-discover/discover.js";
import { ModulePaths } from "../../1-discover/module-path.js";
import type { ModuleIr } from "../../ir/module.js";
import { isSameOutline, readOutline, type Outline } from "../../outline.js";
import { readBarrel, type CompiledModule, type Purpose } from "../../compile-file.js";
import type { ReadAhead } from "../read-ahead/read-ahead.js";
import { isSameSource, type ModuleSource } from "../read-ahead/reading-task.js";
import { Readings } from "../readings/readings.js";
import { ProjectCode } from "../versions/project-code.js";
import { resolveOptions, type ResolvedOptions } from "../options/options.js";

/**
 * A source file with the version that builders compare. TypeScript does not declare it, and hosts without builders do
 * not set it.
 */
export type VersionedFile = ts.SourceFile & {
  /** The version; absent in hosts without builders. */
  version?: string;
};

/** The result for a source file, and the facts that it depends on besides the text. */
interface Remembered {
  readonly module: string;
  readonly isIncluded: boolean;
  readonly purpose: Purpose;
  readonly result: CompiledModule | null;
  /** The state of the project's code at that time. */
  readonly epoch: number;
}

/**
 * Results by source file and not by name or program: in watch mode, a changed file has a new source file, programs
 * share unchanged ones, and some hosts create their transformers again for every file that a program emits.
 */
const remembered = new WeakMap<ts.SourceFile, Remembered>();

/** Barrels by source file; null for a file without re-exports. */
const barrels = new WeakMap<ts.SourceFile, ModuleIr | null>();

/** Outlines by source file; null for a file that has none. */
const outlines = new WeakMap<ts.SourceFile, Outline | null>();

/** The module that was read last for its diagnostics: in editors, different source files have the same text. */
let last: { readonly source: ModuleSource; readonly result: CompiledModule | null } | null = null;

/** The code on the disk that dataflow modules import, for all programs of the process. */
const projectCode = new ProjectCode();

const readings = new Readings(projectCode);

/** The programs for which changes on the disk have been looked for. */
const refreshed = new WeakSet<ts.Program>();

/** The state that the transformers of one program share. */
export class ModuleCompiler {
  /** The options of the plugin's entry, with all defaults filled in. */
  readonly options: ResolvedOptions;
  readonly #paths: ModulePaths;
  readonly #purpose: Purpose | undefined;
  readonly #program: ts.Program;
  /** The modules that are being read already; null if there are none. */
  #ahead: ReadAhead | null = null;

  /**
   * @param program - The program whose files are compiled.
   * @param entry - The plugin's entry in the tsconfig.
   * @param fileExists - The host's file system.
   * @param purpose - Whether manifests are needed; by default they are not under `noEmit`, except for builders, which
   * compare code versions.
   */
  constructor(
    program: ts.Program,
    entry: Readonly<Record<string, unknown>>,
    fileExists: (file: string) => boolean,
    purpose?: Purpose,
  ) {
    const { configFilePath } = program.getCompilerOptions();
    const configFile = typeof configFilePath === "string" ? configFilePath : null;
    const folder = configFile === null ? program.getCurrentDirectory() : dirname(configFile);
    this.options = resolveOptions(entry, folder, configFile ?? "tsconfig.json");
    this.#paths = new ModulePaths(fileExists);
    this.#purpose = purpose;
    this.#program = program;
  }

  /** Takes over modules that are being read. */
  adopt(ahead: ReadAhead): void {
    this.#ahead = ahead;
  }

  /** Lists the source files that may be dataflow modules, to be read ahead. */
  listModules(): readonly ModuleSource[] {
    return this.#program.getSourceFiles().flatMap((sourceFile): readonly ModuleSource[] => {
      if (sourceFile.isDeclarationFile) return [];
      const input = this.#toSource(sourceFile);
      return input.isIncluded || mayBeDataflowModule(input.file, input.text) ? [input] : [];
    });
  }

  /** The compiled module of a source file; null if it is not a dataflow module. */
  compile(sourceFile: ts.SourceFile): CompiledModule | null {
    if (sourceFile.isDeclarationFile) return null;
    const input = this.#toSource(sourceFile);
    const { module, isIncluded } = input;
    const purpose = this.#purposeOf(sourceFile);
    const known = remembered.get(sourceFile);
    const isSame = known?.module === module && known.isIncluded === isIncluded;
    // Reading for a manifest includes the diagnostics.
    if (isSame && (purpose === "diagnostics" || this.#isCurrent(known))) return known.result;
    if (purpose === "manifest") this.#refresh();
    const result = purpose === "manifest" ? readings.compile(input) : this.#read(input);
    remembered.set(sourceFile, { module, isIncluded, purpose, result, epoch: projectCode.epoch });
    return result;
  }

  #toSource({ fileName: file, text }: ts.SourceFile): ModuleSource {
    return { file, text, module: this.#paths.of(file), isIncluded: this.options.isIncluded(file) };
  }

  #read(input: ModuleSource): CompiledModule | null {
    const ahead = this.#ahead?.find(input);
    if (ahead !== undefined) return ahead;
    if (last === null || !isSameSource(last.source, input))
      last = { source: input, result: readings.compile({ ...input, purpose: "diagnostics" }) };
    return last.result;
  }

  /** Builders compare versions of files, which contain code versions, whether or not anything is emitted. */
  #purposeOf(sourceFile: VersionedFile): Purpose {
    const { noEmit } = this.#program.getCompilerOptions();
    return this.#purpose ?? (noEmit === true && sourceFile.version === undefined ? "diagnostics" : "manifest");
  }

  /** Whether the code that a module imports is still the same. */
  #isCurrent({ purpose, result, epoch }: Remembered): boolean {
    if (purpose === "diagnostics") return false;
    this.#refresh();
    return projectCode.isCurrent(result?.ir?.reached ?? [], epoch);
  }

  #refresh(): void {
    if (refreshed.has(this.#program)) return;
    refreshed.add(this.#program);
    projectCode.refresh("all");
  }

  /** Whether two states of a dataflow module, the former of which has been compiled, differ only in bodies of functions. */
  isSameOutside(former: ts.SourceFile, sourceFile: ts.SourceFile): boolean {
    const before = remembered.get(former)?.result?.ir ?? null;
    // Outlines need not be read for edits of names and types.
    if (before === null || !mayBeInBody(findFirstDifference(former.text, sourceFile.text), before)) return false;
    return isSameOutline(this.#outline(former), this.#outline(sourceFile));
  }

  #outline(sourceFile: ts.SourceFile): Outline | null {
    const known = outlines.get(sourceFile);
    if (known !== undefined) return known;
    const { fileName: file, text } = sourceFile;
    const outline = readOutline({ file, text }, this.compile(sourceFile));
    outlines.set(sourceFile, outline);
    return outline;
  }

  /** The path of a file from the root of its package. */
  pathOf(file: string): string {
    return this.#paths.of(file);
  }

  /** The re-exports of an ordinary source file; null if it has none. */
  barrel(sourceFile: ts.SourceFile): ModuleIr | null {
    const known = barrels.get(sourceFile);
    if (known !== undefined) return known;
    const { fileName: file, text } = sourceFile;
    const barrel = readBarrel(file, this.#paths.of(file), text);
    barrels.set(sourceFile, barrel);
    return barrel;
  }
}

function findFirstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  return at;
}

/** Whether an offset is behind the declared result of the function before it. */
function mayBeInBody(offset: number, { definitions }: ModuleIr): boolean {
  const definition = definitions.findLast(({ nameSpan }) => nameSpan.start <= offset);
  return (definition?.returnType?.span.end ?? Infinity) <= offset;
}
