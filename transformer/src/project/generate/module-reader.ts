/** Reads and compiles dataflow modules, each again only when its text has changed. */
import { existsSync, readFileSync } from "node:fs";
import { ModulePaths } from "../../1-discover/module-path.js";
import type { ReadModule } from "../../generate/read-module.js";
import { MANIFEST_VERSION } from "@icosian/runtime/tooling";
import { compileModule, readBarrel } from "../../compile-file.js";
import { withFile } from "../files/file-fault.js";

/** Keeps what it has read. */
export class ModuleReader {
  readonly paths: ModulePaths = new ModulePaths(existsSync);
  /** By file; null for what is no dataflow module. */
  readonly #known = new Map<string, { readonly text: string; readonly isIncluded: boolean; readonly read: Read }>();

  readonly #barrels = new Map<string, { readonly text: string; readonly read: Read }>();

  /**
   * A module; null when the file is no dataflow module.
   *
   * @throws Misuse when it cannot be read.
   */
  read(file: string, isIncluded: boolean): Read {
    const text = withFile(file, "read", () => readFileSync(file, "utf8"));
    const known = this.#known.get(file);
    if (known?.text === text && known.isIncluded === isIncluded) return known.read;
    const compiled = compileModule({ file, text, module: this.paths.of(file), isIncluded });
    const read = compiled === null ? null : { file, text, compiled };
    this.#known.set(file, { text, isIncluded, read });
    return read;
  }

  /** An ordinary file that exports something of others; null where it does not. */
  readBarrel(file: string): Read {
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

type Read = ReadModule | null;
