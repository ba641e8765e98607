/** The roles that files of a program have in dataflows. */
import type { ModuleIr } from "../../ir/module.js";

/**
 * The role of a file: a dataflow module or barrel, read from its source or its declarations; declarations that do not
 * list the nodes of their module; `"plain"` for another source file; or null if nothing is known about it.
 */
export type Source = ModuleIr | OpaqueSource | "plain" | null;

/** Declarations that do not list the nodes of their module. */
export interface OpaqueSource {
  /** `"unbuilt"` if its JavaScript is known to have no manifest, `"undeclared"` if nothing is known about it. */
  readonly kind: "undeclared" | "unbuilt";
  /** The path of the declarations. */
  readonly file: string;
}

/** Finds the role of a file of the program. */
export type FindSource = (file: string) => Source;

/** Whether a file provides nodes, its own or those of other files. */
export function isModule(source: Source): source is ModuleIr {
  return source !== null && source !== "plain" && !("kind" in source);
}
