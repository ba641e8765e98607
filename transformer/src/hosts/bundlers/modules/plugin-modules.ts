/** The modules of one build, transformed according to the plugin's options. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ModulePaths } from "../../../1-discover/module-path.js";
import { resolveOptions, type ResolvedOptions } from "../../../project/options/options.js";
import { Tsconfigs } from "../../../project/tsconfig/tsconfigs.js";
import { Readings } from "../../../project/readings/readings.js";
import { ProjectCode } from "../../../project/versions/project-code.js";
import { CompileQueue } from "./compile-queue.js";
import { compileText, type CompiledText } from "./compile-text.js";
import { DiskSource } from "./disk-source.js";
import { GeneratedBeside } from "./generated-beside.js";
import { isInPackage, toModuleFile } from "./module-file.js";
import { lowerOutput } from "./lower-output.js";
import type { PluginOptions } from "../plugin-options.js";
import type { ToThreadAddress } from "../threads/thread-program.js";
import { toModuleText, transformModule, type TransformContext, type TransformedModule } from "./transform-module.js";

/** Transforms the modules that a bundler passes to the plugin. */
export class PluginModules {
  /** Whether warnings are passed to the bundler. */
  readonly showsWarnings: boolean;
  /** Whether files without the directive may be dataflow modules too. */
  readonly includesMore: boolean;
  /** The option `check`; null if graphs are not checked. */
  readonly check: true | { readonly project: string } | null;
  /** The plugin's options that affect the checks. */
  readonly checkOptions: Readonly<Record<string, unknown>>;
  /** The generated files of the project, which are kept up to date. */
  generated: GeneratedBeside;
  /** Whether requests are compiled to code, as the options say; never in a development server. */
  writesPlans: boolean;
  /** Whether a development server requests the modules, so that each module has its own address. */
  isServing = false;
  /** Whether decorators are compiled here, because the bundler may not support them. */
  lowersDecorators = false;
  #disk: DiskSource;
  readonly #entry: Readonly<Record<string, unknown>>;
  readonly #paths = new ModulePaths(existsSync);
  readonly #code = new ProjectCode();
  readonly #readings = new Readings(this.#code);
  readonly #queue = new CompileQueue((input) => compileText(input, this.#readings));
  readonly #tsconfigs = new Tsconfigs();
  #options: ResolvedOptions;
  #root: string = process.cwd();

  /** @throws Error if the options are invalid. */
  constructor({ warnings = true, check = false, plans = true, ...rest }: PluginOptions) {
    if (typeof plans !== "boolean") throw toOptionsError(["The option `plans` has to be `true` or `false`."]);
    this.writesPlans = plans;
    this.check = check === false ? null : check;
    this.checkOptions = { ...rest };
    this.#entry = { ...rest, warnings };
    this.#options = resolve(this.#entry, this.#root);
    this.#disk = new DiskSource(this.#isIncluded);
    this.generated = new GeneratedBeside(this.#root);
    this.showsWarnings = warnings;
    const { includesMore } = this.#tsconfigs.of(join(this.#root, "tsconfig.json"));
    this.includesMore = includesMore || (rest.include ?? []).length > 0;
  }

  /** Absolute path of the project's folder. */
  get root(): string {
    return this.#root;
  }

  /** Sets the folder to which the globs of `include` are relative; before that, it is the current folder. */
  setRoot(folder: string): void {
    this.#root = folder;
    this.generated = new GeneratedBeside(folder);
    this.#options = resolve(this.#entry, folder);
    this.#disk = new DiskSource(this.#isIncluded);
  }

  /** Looks for changes of the code that modules import. Has to be called before each build, and after each change. */
  refreshCode(): void {
    this.#code.refresh("all");
  }

  /**
   * Transforms a module.
   *
   * @param id - The bundler's id of the module.
   * @param toThreadAddress - Returns the address at which threads find a module; if it is not given, workers are left
   * unchanged.
   * @returns Null for every module that the bundler can handle by itself.
   */
  transform(code: string, id: string, toThreadAddress?: ToThreadAddress): TransformedModule | null {
    const file = toModuleFile(id);
    if (file === null) return null;
    // A development server may request a module before it reports a change.
    if (this.isServing) this.#code.refresh("files");
    const context = this.#toContext(file, toThreadAddress);
    const input = toModuleText(code, file, context);
    return this.#finish(code, file, input === null ? null : compileText(input, this.#readings), context);
  }

  /**
   * Transforms a module of a build like {@link transform}, beside other work if many modules wait.
   *
   * @returns A promise only for a dataflow module, so that all others cost next to nothing.
   */
  transformInBuild(
    code: string,
    id: string,
    toThreadAddress?: ToThreadAddress,
  ): TransformedModule | null | Promise<TransformedModule | null> {
    const file = toModuleFile(id);
    if (file === null) return null;
    if (this.isServing) return this.transform(code, id, toThreadAddress);
    const context = this.#toContext(file, toThreadAddress);
    const input = toModuleText(code, file, context);
    if (input === null) return this.#finish(code, file, null, context);
    return this.#queue.compile(input).then((compiled) => this.#finish(code, file, compiled, context));
  }

  /** Ends the threads that a build has started. */
  endBuild(): void {
    this.#queue.close();
  }

  #toContext(file: string, toThreadAddress: ToThreadAddress | undefined): TransformContext {
    return {
      paths: this.#paths,
      isIncluded: this.#isIncluded,
      // Packages rarely execute dataflows of their own, so their files are not searched for requests.
      plans: this.writesPlans && !isInPackage(file) ? this.#disk : null,
      isTested: process.env["VITEST"] !== undefined,
      ...(toThreadAddress === undefined ? {} : { toThreadAddress }),
    };
  }

  #finish(
    code: string,
    file: string,
    compiled: CompiledText | null,
    context: TransformContext,
  ): TransformedModule | null {
    const transformed = transformModule(code, file, compiled, context);
    return transformed === null || !this.lowersDecorators
      ? transformed
      : lowerOutput(transformed, file, this.#tsconfigs.of(file));
  }

  /** Whether the plugin's own option includes a file, or that of the file's tsconfig. */
  readonly #isIncluded = (file: string): boolean =>
    this.#options.isIncluded(file) || this.#tsconfigs.of(file).isIncluded(file);
}

function resolve(entry: Readonly<Record<string, unknown>>, folder: string): ResolvedOptions {
  const options = resolveOptions(entry, folder, "the options of the plugin");
  const messages = options.diagnostics.map(({ code, slug, message }) => `${code} ${slug}: ${message}`);
  if (messages.length > 0) throw toOptionsError(messages);
  return options;
}

function toOptionsError(messages: readonly string[]): Error {
  return new Error(`The plugin of Icosian has wrong options.\n${messages.join("\n")}`);
}
