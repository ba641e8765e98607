/** Compiles the source files of one program, each at most once. */
import { dirname } from "node:path";
import type ts from "typescript";
import { ModulePaths } from "../../1-discover/module-path.ts";
import { compileModule, type CompiledModule } from "../../pipeline.ts";
import { resolveOptions, type ResolvedOptions } from "../options.ts";

/** Everything that the transformers of one program share. */
export class ModuleCompiler {
  readonly options: ResolvedOptions;
  readonly #paths: ModulePaths;
  /** By source file and not by name: in watch mode a changed file is a new source file. */
  readonly #compiled = new WeakMap<ts.SourceFile, { readonly result: CompiledModule | null }>();

  /**
   * @param program - The program whose files are compiled.
   * @param entry - The plugin's entry of the tsconfig.
   * @param fileExists - The host's file system.
   */
  constructor(program: ts.Program, entry: Readonly<Record<string, unknown>>, fileExists: (file: string) => boolean) {
    const { configFilePath } = program.getCompilerOptions();
    const configFile = typeof configFilePath === "string" ? configFilePath : null;
    const folder = configFile === null ? program.getCurrentDirectory() : dirname(configFile);
    this.options = resolveOptions(entry, folder, configFile ?? "tsconfig.json");
    this.#paths = new ModulePaths(fileExists);
  }

  /** What became of a source file; null when it is no dataflow module. */
  compile(sourceFile: ts.SourceFile): CompiledModule | null {
    const known = this.#compiled.get(sourceFile);
    if (known !== undefined) return known.result;
    const result = this.#compileNow(sourceFile);
    this.#compiled.set(sourceFile, { result });
    return result;
  }

  #compileNow(sourceFile: ts.SourceFile): CompiledModule | null {
    if (sourceFile.isDeclarationFile) return null;
    const { fileName: file, text } = sourceFile;
    return compileModule({ file, text, module: this.#paths.of(file), isIncluded: this.options.isIncluded(file) });
  }
}
