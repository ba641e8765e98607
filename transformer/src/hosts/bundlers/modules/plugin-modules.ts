/** The modules of one build, transformed as its plugin was told. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ModulePaths } from "../../../1-discover/module-path.js";
import { resolveOptions, type ResolvedOptions } from "../../../project/options/options.js";
import { Tsconfigs } from "../../../project/tsconfig/tsconfigs.js";
import { DiskSource } from "./disk-source.js";
import { GeneratedBeside } from "./generated-beside.js";
import { isInPackage, toModuleFile } from "./module-file.js";
import { lowerOutput } from "./lower-output.js";
import type { PluginOptions } from "../plugin-options.js";
import type { ToThreadAddress } from "../threads/thread-program.js";
import { transformModule, type TransformedModule } from "./transform-module.js";

/** Transforms what a bundler hands over. */
export class PluginModules {
  readonly showsWarnings: boolean;
  /** Whether files without the directive may be dataflow modules too. */
  readonly includesMore: boolean;
  /** Null where graphs are not checked. */
  readonly check: true | { readonly project: string } | null;
  /** What the plugin says about the checks. */
  readonly checkOptions: Readonly<Record<string, unknown>>;
  /** Generated files, which are kept fresh. */
  generated: GeneratedBeside;
  /** Whether requests are written as code, as the options say; a development server has no use for it. */
  writesPlans: boolean;
  /** Whether a development server asks, which has each module at its own address. */
  isServing = false;
  /** Whether decorators are lowered here, because what strips types may not know them. */
  lowersDecorators = false;
  #disk: DiskSource;
  readonly #entry: Readonly<Record<string, unknown>>;
  readonly #paths = new ModulePaths(existsSync);
  readonly #tsconfigs = new Tsconfigs();
  #options: ResolvedOptions;
  #root: string = process.cwd();

  /** @throws Error when the options make no sense. */
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

  /** The folder of the project. */
  get root(): string {
    return this.#root;
  }

  /** Says which folder the globs of `include` are relative to; before that it is the current one. */
  setRoot(folder: string): void {
    this.#root = folder;
    this.generated = new GeneratedBeside(folder);
    this.#options = resolve(this.#entry, folder);
    this.#disk = new DiskSource(this.#isIncluded);
  }

  /**
   * Transforms a module.
   *
   * @param id - The bundler's name for it.
   * @param toThreadAddress - Where threads find a module; modules are left as they are unless it is given.
   * @returns Null for all that a bundler handles without us.
   */
  transform(code: string, id: string, toThreadAddress?: ToThreadAddress): TransformedModule | null {
    const file = toModuleFile(id);
    if (file === null) return null;
    // What packages ask of dataflows of their own is not worth a look at each of their files.
    const plans = this.writesPlans && !isInPackage(file) ? this.#disk : null;
    const transformed = transformModule(code, file, {
      paths: this.#paths,
      isIncluded: this.#isIncluded,
      plans,
      isTested: process.env["VITEST"] !== undefined,
      ...(toThreadAddress === undefined ? {} : { toThreadAddress }),
    });
    return transformed === null || !this.lowersDecorators
      ? transformed
      : lowerOutput(transformed, file, this.#tsconfigs.of(file));
  }

  /** The plugin's own option counts, and that of the file's tsconfig. */
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
