/** The files on which the code versions of a module depend, as plain data that another process can compare. */
import type { CodePlace } from "../../2-analyse/version/code-place.js";

/** The files that the code of a module reaches. */
export interface ReachedCode {
  /** The real path of the module. */
  readonly path: string;
  /** The files by their real paths, including the module's own file. */
  readonly files: Readonly<Record<string, ReachedFile>>;
}

/** A file that code reaches. */
export interface ReachedFile {
  /** Hash of its contents; null if it cannot be read. */
  readonly hash: string | null;
  /** The specifiers of the imports on which code versions depend. */
  readonly specifiers: readonly string[];
  /** Hash of the location of the file and of the targets of its imports. */
  readonly state: string;
}

/** A file on the disk. */
export interface DiskFile extends CodePlace {
  /** Name of the nearest package that has one. */
  readonly owner: string;
  /** Hash of its contents; null if it cannot be read. */
  readonly hash: string | null;
}
