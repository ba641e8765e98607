/** Names a module by its path from the root of its package, which is the same in every host and on every machine. */

/** Asks the host's file system whether a file exists. */
export type FileExists = (file: string) => boolean;

/** Names modules, and remembers which folders are package roots. */
export class ModulePaths {
  readonly #fileExists: FileExists;
  /** The root of the package of each folder; null if no folder above it has a `package.json`. */
  readonly #roots = new Map<string, string | null>();

  /** @param fileExists - The host's file system. */
  constructor(fileExists: FileExists) {
    this.#fileExists = fileExists;
  }

  /**
   * The path of a file from the nearest folder above it that has a `package.json`.
   *
   * @param file - An absolute path, with slashes of either kind.
   * @returns The path with forward slashes; the bare file name when no package is found.
   */
  of(file: string): string {
    const path = file.replaceAll("\\", "/");
    const root = this.packageRootOf(path);
    return root === null ? path.slice(path.lastIndexOf("/") + 1) : path.slice(root.length + 1);
  }

  /** The nearest folder above a file that has a `package.json`, with forward slashes; null if there is none. */
  packageRootOf(file: string): string | null {
    return this.#rootOf(parentOf(file.replaceAll("\\", "/")));
  }

  #rootOf(folder: string | null): string | null {
    if (folder === null) return null;
    const known = this.#roots.get(folder);
    if (known !== undefined) return known;
    const root = this.#fileExists(`${folder}/package.json`) ? folder : this.#rootOf(parentOf(folder));
    this.#roots.set(folder, root);
    return root;
  }
}

function parentOf(path: string): string | null {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? null : path.slice(0, slash);
}
