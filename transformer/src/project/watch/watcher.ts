/** Watches the files of projects: with TypeScript's own means where it has them, else with Node's. */
import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import type ts from "typescript";
import { watchFolder } from "./watch-folder.js";

/** What is watched. */
export interface Watched {
  readonly files: readonly string[];
  /** Folders in which files may come and go, at any depth. */
  readonly trees: readonly string[];
  /** Where compiled files go: what comes and goes there does not count. */
  readonly outFolders: readonly string[];
}

/** Something that is watched, until it is closed. */
export interface Watch {
  close(): void;
}

/** Watches, and says which files have changed, come or gone. Whoever has one closes it. */
export class Watcher {
  readonly #system: ts.System | null;
  readonly #onChange: (file: string) => void;
  readonly #watches = new Map<string, Watch>();
  #files: ReadonlySet<string> = new Set();
  #outFolders: readonly string[] = [];

  /** @param system - TypeScript's own means; null for Node's. */
  constructor(system: ts.System | null, onChange: (file: string) => void) {
    this.#system = system;
    this.#onChange = onChange;
  }

  /**
   * Watches these files from now on, and no others.
   *
   * @param since - When they were read, in milliseconds: what has changed after that has changed unseen.
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

  /** A file that is in no program counts only when it could be in one. */
  #noteUnknown(path: string): void {
    const isOut = this.#outFolders.some((folder) => path === folder || path.startsWith(`${folder}${sep}`));
    const isSource = /\.[cm]?[jt]sx?$/.test(path) || /^(package|tsconfig.*)\.json$/.test(basename(path));
    // A folder that came may have files.
    const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
    if (!isOut && !isHidden(path) && (isSource || isFolder)) this.#onChange(path);
  }
}

/** What is to be watched, and how that is begun. */
type Start = readonly [key: string, start: () => Watch];

const POLLING_MILLISECONDS = 250;
const NOTHING: Watch = { close: () => {} };

function isHidden(path: string): boolean {
  return /[\\/](node_modules|\.[^\\/]+)([\\/]|$)/.test(path);
}

/** A folder and all below it that can have sources. */
function listFolders(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const inner = entries.filter((entry) => entry.isDirectory() && !isHidden(`/${entry.name}`));
  return [folder, ...inner.flatMap(({ name }) => listFolders(join(folder, name)))];
}
