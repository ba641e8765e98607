/** Compiles the source files of a program, each at most once. */
import { dirname } from "node:path";
import type ts from "typescript";
import { ModulePaths } from "../../1-discover/module-path.js";
import type { ModuleIr } from "../../ir/module.js";
import { compileModule, readBarrel, readOutline, type CompiledModule, type Purpose } from "../../compile-file.js";
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
const outlines = new WeakMap<ts.SourceFile, string | null>();

/** The code on the disk that dataflow modules import, for all programs of the process. */
const projectCode = new ProjectCode();

/** The programs for which changes on the disk have been looked for. */
const refreshed = new WeakSet<ts.Program>();

/** The state that the transformers of one program share. */
export class ModuleCompiler {
  /** The options of the plugin's entry, with all defaults filled in. */
  readonly options: ResolvedOptions;
  readonly #paths: ModulePaths;
  readonly #purpose: Purpose | undefined;
  readonly #program: ts.Program;

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

  /** The compiled module of a source file; null if it is not a dataflow module. */
  compile(sourceFile: ts.SourceFile): CompiledModule | null {
    if (sourceFile.isDeclarationFile) return null;
    const { fileName: file, text } = sourceFile;
    const module = this.#paths.of(file);
    const isIncluded = this.options.isIncluded(file);
    const purpose = this.#purposeOf(sourceFile);
    const known = remembered.get(sourceFile);
    const isSame = known?.module === module && known.isIncluded === isIncluded;
    // Reading for a manifest includes the diagnostics.
    if (isSame && (purpose === "diagnostics" || this.#isCurrent(known))) return known.result;
    if (purpose === "manifest") this.#refresh();
    const imports = purpose === "manifest" ? { imports: projectCode } : {};
    const result = compileModule({ file, text, module, isIncluded, purpose, ...imports });
    remembered.set(sourceFile, { module, isIncluded, purpose, result, epoch: projectCode.epoch });
    return result;
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

  /** Everything that others can see of a dataflow module; null if the file is none, or if that is not known. */
  outline(sourceFile: ts.SourceFile): string | null {
    const known = outlines.get(sourceFile);
    if (known !== undefined) return known;
    const { fileName: file, text } = sourceFile;
    const outline = sourceFile.isDeclarationFile ? null : readOutline({ file, text }, this.compile(sourceFile));
    outlines.set(sourceFile, outline);
    return outline;
  }

  /** Whether only bodies of functions differ in two states of a file, of which the former has been outlined. */
  isSameOutside(former: ts.SourceFile, sourceFile: ts.SourceFile): boolean {
    const before = outlines.get(former) ?? null;
    return before !== null && before === this.outline(sourceFile);
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
