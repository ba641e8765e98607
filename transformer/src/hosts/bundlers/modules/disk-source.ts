/** Reads the source files that plans need from the disk. */
import { readFileSync } from "node:fs";
import type { ModuleIr } from "../../../ir/module.js";
import type { FileSource } from "../../../project/plans/known-files.js";
import { ModuleCache } from "../../../project/generate/module-cache.js";
import { findSource } from "../../../project/tsconfig/find-source.js";
import { Tsconfigs } from "../../../project/tsconfig/tsconfigs.js";

/** Reads files, and remembers which ones were read. */
export class DiskSource implements FileSource {
  readonly #reader = new ModuleCache();
  readonly #tsconfigs = new Tsconfigs();
  readonly #isIncluded: (file: string) => boolean;
  #read = new Set<string>();

  /** @param isIncluded - Whether the `include` option names a file. */
  constructor(isIncluded: (file: string) => boolean) {
    this.#isIncluded = isIncluded;
  }

  /** Finds the absolute path of an imported source file; null if there is none. */
  find(specifier: string, importer: string): string | null {
    return findSource(specifier, importer, this.#tsconfigs);
  }

  /** Reads the text of a file; null if it cannot be read. */
  read(file: string): string | null {
    this.#read.add(file);
    try {
      return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
    } catch (error) {
      // The file was deleted after it had been found.
      if (error instanceof Error && "code" in error) return null;
      throw error;
    }
  }

  /** Reads a dataflow module; `"plain"` for any other file, null if the file cannot be read. */
  readModule(file: string): ModuleIr | "plain" | null {
    this.#read.add(file);
    const read = this.#reader.read(file, this.#isIncluded(file));
    if (read === null) return this.#reader.readBarrel(file)?.compiled.ir ?? "plain";
    return read.compiled.manifest === null ? null : read.compiled.ir;
  }

  /** The absolute paths of the files that have been read since the last call. */
  takeRead(): readonly string[] {
    const read = [...this.#read];
    this.#read = new Set();
    return read;
  }
}
