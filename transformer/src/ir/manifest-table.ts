/** A planned manifest: the runtime's manifest with source expressions in place of the functions. */
import type { Definition, Manifest } from "@icosian/runtime";

/** What will be appended to a module, as data. */
export interface ManifestTable extends Omit<Manifest, "definitions" | "picks"> {
  readonly definitions: readonly DefinitionRow[];
  /** What the module exports by name of others. */
  readonly picks?: readonly PickRow[];
}

/** One row of the table; `function` is an expression that refers to the function inside its module. */
export interface DefinitionRow extends Omit<Definition, "function" | "defaults"> {
  readonly function: string;
  /** Expressions by the names of parameters. */
  readonly defaults?: Readonly<Record<string, string>>;
}

/** What a module exports by name of another one, which a specifier names. */
export interface PickRow {
  readonly names: readonly string[];
  readonly specifier: string;
}
