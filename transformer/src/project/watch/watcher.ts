/** Watches the files of projects, with TypeScript's own functions if it has them, otherwise with those of Node.js. */
import { statSync } from "node:fs";
import { dirname } from "node:path";
import type ts from "typescript";
import { isHiddenPath, isInFolders, isSourcePath, listFolders } from "./source-paths.js";
import { watchFolder } from "./watch-folder.js";

/** The files and folders to watch, by absolute path. */
export interface Watched {
  /** Files to watch. */
  readonly files: readonly string[];
  /** Folders in which files may be created and deleted, at any depth. */
  readonly trees: readonly string[];
  /** Folders of compiled files; changes in them are ignored. */
  readonly outFolders: readonly string[];
}

/** An active watch. */
export interface Watch {
  /** Ends the watch. */
  close(): void;
}

/** Watches files, and reports those that were changed, created or deleted. Its owner has to close it. */
export class Watcher {
  readonly #system: ts.System | null;
  readonly #onChange: (file: string) => void;
  readonly #watches = new Map<string, Watch>();
  #files: ReadonlySet<string> = new Set();
  #outFolders: readonly string[] = [];

  /**
   * @param system - TypeScript's own functions; null for those of Node.js.
   * @param onChange - Called with the path of a changed, created or deleted file.
   */
  constructor(system: ts.System | null, onChange: (file: string) => void) {
    this.#system = system;
    this.#onChange = onChange;
  }

  /**
   * Watches exactly these files from now on.
   *
   * @param since - The time at which they were read, in milliseconds; later changes have not been seen.
   */
  update({ files, trees, outFolders }: Watched, since: number): void {
    this.#files = new Set(files);
    this.#outFolders = outFolders;
    const wanted = new Map(
      this.#system === null ? this.#toFolders(files, trees) : this.#toSystemWatches(this.#system, files, trees),
    );
    for (const [key, watch] of this.#watches) {
      if (wanted.has(key)) continue;
      watch.close();
      this.#watches.delete(key);
    }
    for (const [key, start] of wanted) if (!this.#watches.has(key)) this.#watches.set(key, start());
    for (const file of files)
      if ((statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > since) this.#onChange(file);
  }

  /** Ends all watches. */
  close(): void {
    for (const watch of this.#watches.values()) watch.close();
    this.#watches.clear();
  }

  #toSystemWatches(system: ts.System, files: readonly string[], trees: readonly string[]): readonly Start[] {
    const { watchFile, watchDirectory } = system;
    const ofFiles = files.map((file): Start => {
      const start = (): Watch => watchFile?.(file, () => this.#onChange(file), POLLING_MILLISECONDS) ?? NOTHING;
      return [`file ${file}`, start];
    });
    const ofTrees = trees.map((tree): Start => {
      const options = { excludeDirectories: [`${tree.replaceAll("\\", "/")}/**/node_modules`] };
      const note = (path: string): void => this.#noteUnknown(path);
      return [`tree ${tree}`, () => watchDirectory?.(tree, note, true, options) ?? NOTHING];
    });
    return [...ofFiles, ...ofTrees];
  }

  #toFolders(files: readonly string[], trees: readonly string[]): readonly Start[] {
    const folders = new Set([...trees.flatMap((tree) => listFolders(tree)), ...files.map((file) => dirname(file))]);
    const note = (path: string): void => (this.#files.has(path) ? this.#onChange(path) : this.#noteUnknown(path));
    return Array.from(folders, (folder) => [folder, () => watchFolder(folder, note)] as const);
  }

  /** Reports a file that belongs to no program, but only if it could belong to one. */
  #noteUnknown(path: string): void {
    // A new folder may contain files.
    const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
    if (isInFolders(path, this.#outFolders) || isHiddenPath(path)) return;
    if (isSourcePath(path) || isFolder) this.#onChange(path);
  }
}

/** The key of a watch, and a function that starts it. */
type Start = readonly [key: string, start: () => Watch];

const POLLING_MILLISECONDS = 250;
const NOTHING: Watch = { close: () => {} };
