/** What is known of a dataflow module that a file is generated of. */
import type { CompiledModule } from "../pipeline.js";

/** A dataflow module that has been read and compiled. */
export interface ReadModule {
  readonly file: string;
  readonly text: string;
  readonly compiled: CompiledModule;
}

/** The dataflow module that a file imports; null where it is none. */
export type ResolveModule = (specifier: string, importer: string) => ReadModule | null;
