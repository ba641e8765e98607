/** What a code version covers, as plain data, so that two versions of a node can be compared. */

/** One thing that a code version covers. */
export interface VersionedPart {
  /**
   * What it is: the node's own function, a declaration that it uses, a file that is not code, a package, or the
   * arguments of a modifier.
   */
  readonly kind: "function" | "declaration" | "file" | "package" | "modifier";
  /** Its name; of a modifier, the name of its factory. */
  readonly name: string;
  /** Path of the file from the root of its package, or the version of a package; empty for a modifier. */
  readonly module: string;
  /** Hash of its own text or value. */
  readonly hash: string;
}

/** Everything that a code version covers. */
export interface VersionFacts {
  /** All parts, without duplicates. */
  readonly parts: readonly VersionedPart[];
}
