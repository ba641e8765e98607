/** What the verdict on projects depends on: the files that were read, and the places where others would be found. */
import { readTime, type CheckStart } from "./check-start.js";
import { isSameFile, lookAtFile, type FileState } from "./file-state.js";
import { listFolder, toRealPath } from "./folder-state.js";

/** States by absolute path. */
export interface Dependencies {
  /** Files that were read, and files that would be read if they existed. */
  readonly files: Readonly<Record<string, FileState>>;
  /** Folders in which files would be found; an empty text for a folder that does not exist. */
  readonly folders: Readonly<Record<string, string>>;
}

/** More than this many entries of folders are not looked at again: a check is cheaper. */
const MOST_ENTRIES = 40_000;

/** Collects dependencies. Each file and folder is looked at once. */
export class DependencyCollector {
  readonly #files = new Map<string, FileState>();
  readonly #folders = new Map<string, string>();
  readonly #subfolders = new Map<string, readonly string[]>();
  readonly #walked = new Set<string>();
  #entries = 0;
  readonly #start: CheckStart;
  #newest = 0;

  /** @param start - What has changed since then cannot be collected: it may not be what has been read. */
  constructor(start: CheckStart) {
    this.#start = start;
  }

  /** What has been collected; null if something has changed, or if it is too much to be looked at again. */
  get dependencies(): Dependencies | null {
    if (this.#entries > MOST_ENTRIES || this.#newest >= this.#start.time) return null;
    return { files: Object.fromEntries(this.#files), folders: Object.fromEntries(this.#folders) };
  }

  /** Adds a file, whether or not it exists. */
  addFile(path: string): void {
    if (this.#files.has(path)) return;
    const { state, time } = lookAtFile(path);
    this.#files.set(path, state);
    this.#newest = Math.max(this.#newest, time);
  }

  /**
   * Adds a folder, whether or not it exists.
   *
   * @returns The names of its folders.
   */
  addFolder(path: string): readonly string[] {
    const known = this.#subfolders.get(path);
    if (known !== undefined) return known;
    const { state, folders, size } = listFolder(path);
    // After it has been read, so that a change in between is not taken for an older one.
    if (state !== "") this.#noteTime(path);
    this.#folders.set(path, state);
    this.#subfolders.set(path, folders);
    this.#entries += size;
    return folders;
  }

  /** Adds a folder and all folders within, except packages and hidden folders, as TypeScript lists them. Stops when it is too much. */
  addTree(root: string): void {
    const pending = [root];
    for (let at = pending.pop(); at !== undefined && this.#entries <= MOST_ENTRIES; at = pending.pop()) {
      // Links may lead to the same folder, or around in a circle.
      const folder = toRealPath(at);
      if (this.#walked.has(folder)) continue;
      this.#walked.add(folder);
      for (const name of this.addFolder(at))
        if (name === "node_modules") this.addPackages(`${at}/${name}`);
        else if (!name.startsWith(".")) pending.push(`${at}/${name}`);
    }
  }

  /** Adds the names of the packages in a `node_modules`, whether or not it exists. */
  addPackages(path: string): void {
    if (this.#folders.has(path)) return;
    for (const name of this.addFolder(path)) if (name.startsWith("@")) this.addFolder(`${path}/${name}`);
  }

  /** Whether a folder that has been added, or is added now, has a folder of this name. */
  hasFolder(path: string, name: string): boolean {
    return this.addFolder(path).includes(name);
  }

  #noteTime(path: string): void {
    const time = readTime(path);
    const { changed } = this.#start;
    if (path !== changed?.folder || time !== changed.time) this.#newest = Math.max(this.#newest, time);
  }
}

/** The files that are not what they were; null if a folder is not what it was. */
export function findChanged({ files, folders }: Dependencies): readonly string[] | null {
  for (const [path, state] of Object.entries(folders)) if (listFolder(path).state !== state) return null;
  return Object.entries(files).flatMap(([path, state]) => (isSameFile(path, state) ? [] : [path]));
}
