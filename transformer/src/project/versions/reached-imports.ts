/** The imports of a project's files on which code versions depend, as another process can follow them again. */
import type { CodePlace } from "../../2-analyse/version/code-place.js";
import { hashOf } from "../disk-cache/hash-of.js";

/** The specifiers of imports, by the real path of the file that imports. */
export type ReachedImports = Readonly<Record<string, readonly string[]>>;

/** A file on the disk. */
export interface DiskFile extends CodePlace {
  /** Name of the nearest package that has one. */
  readonly owner: string;
  /** Hash of its contents; null if it cannot be read. */
  readonly hash: string | null;
}

/**
 * A hash of everything on the disk on which code versions depend that were computed with imports.
 *
 * @param look - Looks at the file at a real path.
 * @param follow - Follows an import of a file: to a file of the project, or to something that a text identifies.
 */
export function toState(
  imports: ReachedImports,
  look: (path: string) => DiskFile,
  follow: (path: string, specifier: string) => DiskFile | string,
): string {
  const describe = (found: DiskFile | string): unknown =>
    typeof found === "string" ? found : [found.path, found.packageName, found.module, found.owner, found.hash];
  const parts = Object.entries(imports).flatMap(([path, specifiers]) => [
    describe(look(path)),
    ...specifiers.map((specifier) => describe(follow(path, specifier))),
  ]);
  return hashOf(JSON.stringify(parts));
}
