/** Reads and compiles dataflow modules, each again only if its text has changed. */
import { existsSync, readFileSync } from "node:fs";
import { ModulePaths } from "../../1-discover/module-path.js";
import type { ReadModule } from "../../generate/read-module.js";
import { MANIFEST_VERSION } from "@icosian/runtime/tooling";
import { readBarrel } from "../../compile-file.js";
import { Readings } from "../readings/readings.js";
import type { ProjectCode } from "../versions/project-code.js";
import { withFile } from "../files/file-fault.js";

/** A cache of modules. */
export class ModuleCache {
  /** Names modules by their paths in their packages. */
  readonly paths: ModulePaths = new ModulePaths(existsSync);
  readonly #code: ProjectCode | null;
  readonly #readings: Readings;
  /** Results by file; null for a file that is not a dataflow module. */
  readonly #known = new Map<
    string,
    { readonly text: string; readonly isIncluded: boolean; readonly read: CachedModule; readonly epoch: number }
  >();

  readonly #barrels = new Map<string, { readonly text: string; readonly read: CachedModule }>();

  /** @param code - The code of the project; null if code versions do not matter. */
  constructor(code: ProjectCode | null = null) {
    this.#code = code;
    this.#readings = new Readings(code);
  }

  /** Looks for changes of the code that modules import. Has to be called before modules are read again. */
  refresh(): void {
    this.#code?.refresh("all");
  }

  /**
   * Reads a module; null if the file is not a dataflow module.
   *
   * @throws Misuse if the file cannot be read.
   */
  read(file: string, isIncluded: boolean): CachedModule {
    const text = withFile(file, "read", () => readFileSync(file, "utf8"));
    const known = this.#known.get(file);
    const isSame = known?.text === text && known.isIncluded === isIncluded;
    if (isSame && this.#code?.isCurrent(known.read?.compiled.ir?.reached ?? [], known.epoch) !== false)
      return known.read;
    const compiled = this.#readings.compile({ file, text, module: this.paths.of(file), isIncluded });
    const read = compiled === null ? null : { file, text, compiled };
    this.#known.set(file, { text, isIncluded, read, epoch: this.#code?.epoch ?? 0 });
    return read;
  }

  /** Reads an ordinary file with re-exports; null if it has none. */
  readBarrel(file: string): CachedModule {
    const text = withFile(file, "read", () => readFileSync(file, "utf8"));
    const known = this.#barrels.get(file);
    if (known?.text === text) return known.read;
    const ir = readBarrel(file, this.paths.of(file), text);
    const manifest = { manifestVersion: MANIFEST_VERSION, module: this.paths.of(file), definitions: [] };
    const read = ir && { file, text, compiled: { diagnostics: [], ir, manifest, manifestText: null } };
    this.#barrels.set(file, { text, read });
    return read;
  }
}

type CachedModule = ReadModule | null;
