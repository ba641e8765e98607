/** Compiles the source files of a program, each at most once. */
import { dirname } from "node:path";
import type ts from "typescript";
import { ModulePaths } from "../../1-discover/module-path.js";
import type { ModuleIr } from "../../ir/module.js";
import { compileModule, readBarrel, type CompiledModule, type Purpose } from "../../compile-file.js";
import { resolveOptions, type ResolvedOptions } from "../options/options.js";

/** What became of a source file, and what that depended on besides its text. */
interface Remembered {
  readonly module: string;
  readonly isIncluded: boolean;
  readonly purpose: Purpose;
  readonly result: CompiledModule | null;
}

/**
 * Kept by source file and not by name or program: in watch mode a changed file is a new source file, an unchanged one
 * goes from program to program, and some hosts make their transformers anew for every file that a program emits.
 */
const remembered = new WeakMap<ts.SourceFile, Remembered>();

/** By source file too; null for what exports nothing of other files. */
const barrels = new WeakMap<ts.SourceFile, ModuleIr | null>();

/** Everything that the transformers of one program share. */
export class ModuleCompiler {
  readonly options: ResolvedOptions;
  readonly #paths: ModulePaths;
  readonly #purpose: Purpose;

  /**
   * @param program - The program whose files are compiled.
   * @param entry - The plugin's entry of the tsconfig.
   * @param fileExists - The host's file system.
   * @param purpose - Nothing is emitted under `noEmit`, so no manifest is needed there.
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

  /** What became of a source file; null when it is no dataflow module. */
  compile(sourceFile: ts.SourceFile): CompiledModule | null {
    if (sourceFile.isDeclarationFile) return null;
    const { fileName: file, text } = sourceFile;
    const module = this.#paths.of(file);
    const isIncluded = this.options.isIncluded(file);
    const purpose = this.#purpose;
    const known = remembered.get(sourceFile);
    const isSame = known?.module === module && known.isIncluded === isIncluded;
    // A manifest comes with diagnostics.
    if (isSame && (known.purpose === purpose || known.purpose === "manifest")) return known.result;
    const result = compileModule({ file, text, module, isIncluded, purpose });
    remembered.set(sourceFile, { module, isIncluded, purpose, result });
    return result;
  }

  /** What an ordinary source file exports of other files; null where that is nothing. */
  barrel(sourceFile: ts.SourceFile): ModuleIr | null {
    const known = barrels.get(sourceFile);
    if (known !== undefined) return known;
    const { fileName: file, text } = sourceFile;
    const barrel = readBarrel(file, this.#paths.of(file), text);
    barrels.set(sourceFile, barrel);
    return barrel;
  }
}
