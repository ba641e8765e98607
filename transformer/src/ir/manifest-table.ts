/** A planned manifest: the runtime's manifest, with source expressions in place of the functions. */
import type { Definition, Manifest } from "@icosian/runtime";

/** The data of the manifest that is appended to a module. */
export interface ManifestTable extends Omit<Manifest, "definitions" | "picks"> {
  /** The node definitions, in source order. */
  readonly definitions: readonly DefinitionRow[];
  /** Named re-exports from other modules. */
  readonly picks?: readonly PickRow[];
}

/** One row of the table; `function` is an expression that refers to the function inside its module. */
export interface DefinitionRow extends Omit<Definition, "function" | "defaults"> {
  /** A JavaScript expression that refers to the function. */
  readonly function: string;
  /** JavaScript expressions of default values, by the names of their parameters. */
  readonly defaults?: Readonly<Record<string, string>>;
}

/** Named re-exports from the module that a specifier refers to. */
export interface PickRow {
  /** Names of the exports. */
  readonly names: readonly string[];
  /** The specifier, as written in the re-export. */
  readonly specifier: string;
}
