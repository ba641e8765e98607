/** Compiles the source files of a program, each at most once. */
import { dirname } from "node:path";
import type ts from "typescript";
import { ModulePaths } from "../../1-discover/module-path.js";
import type { ModuleIr } from "../../ir/module.js";
import { compileModule, readBarrel, type CompiledModule, type Purpose } from "../../compile-file.js";
import { resolveOptions, type ResolvedOptions } from "../options/options.js";

/** The result for a source file, and the facts that it depends on besides the text. */
interface Remembered {
  readonly module: string;
  readonly isIncluded: boolean;
  readonly purpose: Purpose;
  readonly result: CompiledModule | null;
}

/**
 * Results by source file and not by name or program: in watch mode, a changed file has a new source file, programs
 * share unchanged ones, and some hosts create their transformers again for every file that a program emits.
 */
const remembered = new WeakMap<ts.SourceFile, Remembered>();

/** Barrels by source file; null for a file without re-exports. */
const barrels = new WeakMap<ts.SourceFile, ModuleIr | null>();

/** The state that the transformers of one program share. */
export class ModuleCompiler {
  /** The options of the plugin's entry, with all defaults filled in. */
  readonly options: ResolvedOptions;
  readonly #paths: ModulePaths;
  readonly #purpose: Purpose;

  /**
   * @param program - The program whose files are compiled.
   * @param entry - The plugin's entry in the tsconfig.
   * @param fileExists - The host's file system.
   * @param purpose - Whether manifests are needed; under `noEmit` they are not.
   */
  constructor(
    program: ts.Program,
    entry: Readonly<Record<string, unknown>>,
    fileExists: (file: string) => boolean,
    purpose: Purpose = program.getCompilerOptions().noEmit === true ? "diagnostics" : "manifest",
  ) {
    const { configFilePath } = program.getCompilerOptions();
    const configFile = typeof configFilePath === "string" ? configFilePath : null;
    const folder = configFile === null ? program.getCurrentDirectory() : dirname(configFile);
    this.options = resolveOptions(entry, folder, configFile ?? "tsconfig.json");
    this.#paths = new ModulePaths(fileExists);
    this.#purpose = purpose;
  }

  /** The compiled module of a source file; null if it is not a dataflow module. */
  compile(sourceFile: ts.SourceFile): CompiledModule | null {
    if (sourceFile.isDeclarationFile) return null;
    const { fileName: file, text } = sourceFile;
    const module = this.#paths.of(file);
    const isIncluded = this.options.isIncluded(file);
    const purpose = this.#purpose;
    const known = remembered.get(sourceFile);
    const isSame = known?.module === module && known.isIncluded === isIncluded;
    // Reading for a manifest includes the diagnostics.
    if (isSame && (known.purpose === purpose || known.purpose === "manifest")) return known.result;
    const result = compileModule({ file, text, module, isIncluded, purpose });
    remembered.set(sourceFile, { module, isIncluded, purpose, result });
    return result;
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
