/** Where imports lead. */
import type { CodeFile } from "./code-file.js";
import type { CodePlace } from "./code-place.js";

/** Where an import leads. */
export type ImportTarget =
  /** To a file of the project with code. */
  | {
      readonly kind: "code";
      /** The file that is imported. */
      readonly file: CodeFile;
    }
  /** To a file of the project that is not code, such as JSON. */
  | ({
      readonly kind: "file";
      /** Hash of its bytes. */
      readonly hash: string;
    } & CodePlace)
  /** To a package, or to a module of Node.js, whose version does not count. */
  | {
      readonly kind: "package";
      /** Name of the package. */
      readonly name: string;
      /** Version of the package; empty for a module of Node.js. */
      readonly version: string;
    }
  /** To declarations, which do nothing. */
  | { readonly kind: "nothing" }
  /** Nothing has followed it. */
  | { readonly kind: "unknown" }
  | ImportObstacle;

/** The import cannot be followed. */
export interface ImportObstacle {
  readonly kind: "gap";
  /** Absolute path of the file to which it leads; null if it leads nowhere. */
  readonly path: string | null;
  /** The reason, as the end of a sentence: "cannot be found". */
  readonly why: string;
}

/** Follows the imports of files. */
export type ResolveImport = (file: CodeFile, specifier: string) => ImportTarget;
