/** The modules from which a file is generated. */
import type { CompiledModule } from "../compile-file.js";

/** A dataflow module, or an ordinary file that exports dataflow modules, that has been read and compiled. */
export interface ReadModule {
  /** The name of the file. */
  readonly file: string;
  /** The text of the file. */
  readonly text: string;
  /** The result of compiling the file. */
  readonly compiled: CompiledModule;
}

/** Finds the dataflow module or barrel that a file imports; `"plain"` for any other file, null if there is no file. */
export type ResolveModule = (specifier: string, importer: string) => ReadModule | "plain" | null;
