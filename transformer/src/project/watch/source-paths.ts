/** Which paths may belong to a project. */
import { readdirSync, type Dirent } from "node:fs";
import { basename, join, sep } from "node:path";

/** Whether a file may be a part of a program, or decide what is. */
export function isSourcePath(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path) || /^(package|tsconfig.*)\.json$/.test(basename(path));
}

/** Whether a path is inside a package or a hidden folder. */
export function isHiddenPath(path: string): boolean {
  return /[\\/](node_modules|\.[^\\/]+)([\\/]|$)/.test(path);
}

/** Whether a path is one of some folders, or inside one. */
export function isInFolders(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path === folder || path.startsWith(`${folder}${sep}`));
}

/** A folder and all folders below it that may contain sources. A folder that cannot be listed counts as empty. */
export function listFolders(folder: string): readonly string[] {
  const found = [folder];
  // The list grows while it is gone through.
  for (const each of found)
    for (const entry of readEntries(each))
      if (entry.isDirectory() && !isHiddenPath(`/${entry.name}`)) found.push(join(each, entry.name));
  return found;
}

/** The files in some folders, at any depth, that may belong to a program. */
export function listSources(trees: readonly string[], outFolders: readonly string[]): readonly string[] {
  return trees.flatMap(listFolders).flatMap((folder) =>
    isInFolders(folder, outFolders)
      ? []
      : readEntries(folder).flatMap((entry) => {
          const path = join(folder, entry.name);
          return !entry.isDirectory() && isSourcePath(path) ? [path] : [];
        }),
  );
}

function readEntries(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // It was deleted after it had been listed, or may not be read.
    return [];
  }
}
