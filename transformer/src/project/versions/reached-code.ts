/** What the code versions of a module depend on, as another process can look at it again. */
import type { CodePlace } from "../../2-analyse/version/code-place.js";

/** The files that the code of a module reaches. */
export interface ReachedCode {
  /** The real path of the module. */
  readonly path: string;
  /** The files, that of the module included, by their real paths. */
  readonly files: Readonly<Record<string, ReachedFile>>;
}

/** A file that code reaches. */
export interface ReachedFile {
  /** Hash of its contents; null if it cannot be read. */
  readonly hash: string | null;
  /** The specifiers of its imports, as far as versions depend on them. */
  readonly specifiers: readonly string[];
  /** Hash of where the imports lead, and of the names of the file. */
  readonly state: string;
}

/** A file on the disk. */
export interface DiskFile extends CodePlace {
  /** Name of the nearest package that has one. */
  readonly owner: string;
  /** Hash of its contents; null if it cannot be read. */
  readonly hash: string | null;
}
