/** Finds the packages of files, and names files by their paths in their packages. */
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { CodePlace } from "../../2-analyse/version/code-place.js";

/** A package.json. */
export interface FoundPackage {
  /** The folder, with forward slashes. */
  readonly root: string;
  /** The name; empty if there is none. */
  readonly name: string;
  /** The version; empty if there is none. */
  readonly version: string;
}

/** The packages of a project, each read once. */
export class PackageNames {
  /** The package.json in each folder; null if there is none. */
  readonly #inFolder = new Map<string, FoundPackage | null>();
  readonly #nearest = new Map<string, FoundPackage | null>();
  /** The texts of all package.json that have been looked for; null if there is none. */
  readonly #texts = new Map<string, string | null>();

  /** The place of a file, given by its real path. */
  placeOf(path: string): CodePlace {
    const plain = path.replaceAll("\\", "/");
    const found = this.#nearestOf(dirname(plain));
    if (found === null) return { path, packageName: "", module: plain.slice(plain.lastIndexOf("/") + 1) };
    return { path, packageName: found.name, module: plain.slice(found.root.length + 1) };
  }

  /** The nearest package with a name; null if there is none. */
  namedPackageOf(path: string): FoundPackage | null {
    let found = this.#nearestOf(dirname(path.replaceAll("\\", "/")));
    while (found !== null && found.name === "") found = this.#nearestOf(dirname(found.root));
    return found;
  }

  /** Reads every package.json again. */
  refresh(): "changed" | "same" {
    let result: "changed" | "same" = "same";
    for (const [folder, text] of this.#texts) if (readText(folder) !== text) result = "changed";
    if (result === "changed") for (const cache of [this.#inFolder, this.#nearest, this.#texts]) cache.clear();
    return result;
  }

  #nearestOf(folder: string): FoundPackage | null {
    const passed: string[] = [];
    let found: FoundPackage | null = null;
    for (let each = folder; ; each = dirname(each)) {
      const known = this.#nearest.get(each);
      passed.push(each);
      found = known ?? this.#readIn(each);
      if (known !== undefined || found !== null || dirname(each) === each) break;
    }
    for (const each of passed) this.#nearest.set(each, found);
    return found;
  }

  #readIn(folder: string): FoundPackage | null {
    const known = this.#inFolder.get(folder);
    if (known !== undefined) return known;
    const text = readText(folder);
    this.#texts.set(folder, text);
    const found = text === null ? null : { root: folder.replace(/\/$/, ""), ...readHead(text) };
    this.#inFolder.set(folder, found);
    return found;
  }
}

function readText(folder: string): string | null {
  try {
    return readFileSync(`${folder.replace(/\/$/, "")}/package.json`, "utf8");
  } catch {
    return null;
  }
}

/** The name and version of a package.json; empty for one that cannot be read, which package managers report. */
function readHead(text: string): { readonly name: string; readonly version: string } {
  try {
    const { name, version } = JSON.parse(text) as { readonly name?: unknown; readonly version?: unknown };
    return { name: typeof name === "string" ? name : "", version: typeof version === "string" ? version : "" };
  } catch {
    return { name: "", version: "" };
  }
}
