/** Reads and compiles dataflow modules, each again only when its text has changed. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { ModulePaths } from "../../1-discover/module-path.js";
import type { ReadModule } from "../../generate/read-module.js";
import { compileModule } from "../../pipeline.js";
import { withFile } from "../files/file-fault.js";

/** Keeps what it has read. */
export class ModuleReader {
  readonly paths: ModulePaths = new ModulePaths(existsSync);
  /** By file; null for what is no dataflow module. */
  readonly #known = new Map<string, { readonly text: string; readonly isIncluded: boolean; readonly read: Read }>();

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
}

type Read = ReadModule | null;

/** The source file that a relative specifier names; null where there is none. */
export function findSource(specifier: string, importer: string): string | null {
  if (!specifier.startsWith(".")) return null;
  const path = join(dirname(importer), specifier);
  const source = path.replace(/\.([cm]?)js(x?)$/, ".$1ts$2");
  const candidates = [source, `${path}.ts`, `${path}.tsx`, join(path, "index.ts")];
  return candidates.find((each) => statSync(each, { throwIfNoEntry: false })?.isFile() === true) ?? null;
}
