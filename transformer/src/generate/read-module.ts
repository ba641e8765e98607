/** What is known of a module that a file is generated of. */
import type { CompiledModule } from "../compile-file.js";

/** A dataflow module that has been read and compiled, or an ordinary file that exports some. */
export interface ReadModule {
  readonly file: string;
  readonly text: string;
  readonly compiled: CompiledModule;
}

/** The dataflow module or barrel that a file imports; `"plain"` for other files, null where there is none. */
export type ResolveModule = (specifier: string, importer: string) => ReadModule | "plain" | null;
