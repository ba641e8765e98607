/** Source maps of modules. */

/** A source map from a module to the user's source, as version 3 of the format defines it. */
export interface ModuleMap {
  /** Version of the format: 3. */
  readonly version: number;
  /** Paths of the sources. */
  readonly sources: readonly string[];
  /** Texts of the sources. */
  readonly sourcesContent?: readonly (string | null)[] | undefined;
  /** Names in the sources. */
  readonly names: readonly string[];
  /** The encoded mappings. */
  readonly mappings: string;
}
