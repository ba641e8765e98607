/** What TypeScript 7 is told about changes of files. */
import type { NativeUpdate } from "./native-api.js";

/**
 * Describes changes.
 *
 * @param openProjects - Absolute paths of the tsconfigs that are not open yet.
 * @param files - The changed files, and whether each was in a program.
 * @param isThere - Whether a file exists now.
 */
export function toUpdate(
  openProjects: readonly string[],
  files: ReadonlyMap<string, boolean>,
  isThere: (file: string) => boolean,
): NativeUpdate {
  if (files.size === 0) return { openProjects };
  const changed = [...files.keys()].filter(isThere);
  const deleted = [...files.keys()].filter((file) => !isThere(file));
  // For a created file, TypeScript looks for the files of all projects again, which takes ten times as long. A file
  // that was in no program may have existed before, so it is reported as changed too.
  const created = changed.filter((file) => files.get(file) === false || file.endsWith(".json"));
  return { openProjects, fileChanges: { changed, created, deleted } };
}
