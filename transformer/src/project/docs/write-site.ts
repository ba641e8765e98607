/** Writes the files of a site into a folder that belongs to it, and removes those that it wrote before and no longer has. */
import { mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isMissing, withFile } from "../files/file-fault.js";
import { removeLeftovers, toTemporary } from "../files/temporary-file.js";
import { readSiteFolder, toMarker, MARKER } from "./site-folder.js";

/** What has been done. */
export interface WrittenSite {
  /** The number of files that are new or have changed. */
  readonly changed: number;
  /** The number of files that have been removed. */
  readonly removed: number;
}

/**
 * Writes a site. Each file is replaced at once, and one with the same contents is left alone. The list of files is
 * written first, with the old ones, and again at the end: after an interruption, the next run knows what is its own.
 *
 * @param files - The files by their paths in the folder, with forward slashes.
 * @throws Misuse if the folder belongs to somebody else, or if the system refuses something; nothing is partly written.
 */
export function writeSite(folder: string, files: ReadonlyMap<string, string>): WrittenSite {
  const own = readSiteFolder(folder, [...files.keys()]);
  const marker = join(folder, MARKER);
  const writer = new SiteWriter(folder, toTemporary(marker));
  withFile(folder, "written", () => mkdirSync(folder, { recursive: true }));
  removeLeftovers(marker);
  const stale = own.filter((path) => !files.has(path));
  writer.write(MARKER, toMarker([...stale, ...files.keys()]));
  let changed = 0;
  for (const [path, text] of files) changed += writer.write(path, text) ? 1 : 0;
  for (const path of stale) writer.remove(path);
  writer.write(MARKER, toMarker([...files.keys()]));
  return { changed, removed: stale.length };
}

class SiteWriter {
  readonly #folder: string;
  readonly #temporary: string;
  readonly #made = new Set<string>();

  constructor(folder: string, temporary: string) {
    this.#folder = folder;
    this.#temporary = temporary;
  }

  /** Writes a file if it differs; whether it did. */
  write(path: string, text: string): boolean {
    const file = join(this.#folder, path);
    return withFile(file, "written", () => {
      const bytes = Buffer.from(text, "utf8");
      if (readBytesIfThere(file)?.equals(bytes) === true) return false;
      this.#makeFolder(dirname(file));
      try {
        writeFileSync(this.#temporary, bytes);
        renameSync(this.#temporary, file);
      } catch (error) {
        rmSync(this.#temporary, { force: true });
        throw error;
      }
      return true;
    });
  }

  /** Removes a file, and its folders if nothing else is in them. */
  remove(path: string): void {
    withFile(join(this.#folder, path), "removed", () => rmSync(join(this.#folder, path), { force: true }));
    const parts = path.split("/").slice(0, -1);
    for (let depth = parts.length; depth > 0; depth--)
      try {
        rmdirSync(join(this.#folder, ...parts.slice(0, depth)));
      } catch {
        // The folder has other files, or is gone.
        return;
      }
  }

  #makeFolder(folder: string): void {
    if (this.#made.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    this.#made.add(folder);
  }
}

function readBytesIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
