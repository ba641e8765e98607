/** What the files of a program are to dataflows. */
import type { ModuleIr } from "../../ir/module.js";

/**
 * What a file of the program is: a dataflow module or barrel, from its source or its declarations; another source file;
 * declarations that do not tell the nodes of their module; or nothing that is known.
 */
export type Source = ModuleIr | OpaqueSource | "plain" | null;

/** Declarations that do not tell the nodes of their module. */
export interface OpaqueSource {
  /** Whether its JavaScript is known to have no manifest, or nothing at all is known. */
  readonly kind: "undeclared" | "unbuilt";
  readonly file: string;
}

/** Finds what a file of the program is. */
export type FindSource = (file: string) => Source;

/** Whether a file brings nodes, its own or those of other files. */
export function isModule(source: Source): source is ModuleIr {
  return source !== null && source !== "plain" && !("kind" in source);
}
