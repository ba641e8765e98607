/** A planned manifest: the runtime's manifest with source expressions in place of the functions. */
import type { Definition, Manifest } from "@icosian/runtime";

/** What will be appended to a module, as data. */
export interface ManifestTable extends Omit<Manifest, "definitions"> {
  readonly definitions: readonly DefinitionRow[];
}

/** One row of the table; `function` is an expression that refers to the function inside its module. */
export interface DefinitionRow extends Omit<Definition, "function" | "defaults"> {
  readonly function: string;
  /** Expressions by the names of parameters. */
  readonly defaults?: Readonly<Record<string, string>>;
}
