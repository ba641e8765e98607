/**
 * The code of a project on the disk, for code versions: files, packages, and where imports lead.
 *
 * Facts about a file are kept as long as its text is the same, and the graph of all code as long as no file changes.
 */
import { createHash } from "node:crypto";
import { readFileSync, realpathSync } from "node:fs";
import { isJavaScript, isTypeScript } from "../../1-discover/discover.js";
import { Closures } from "../../2-analyse/version/closures.js";
import { CodeFile } from "../../2-analyse/version/code-file.js";
import { CodeGraph } from "../../2-analyse/version/code-graph.js";
import { toCodeHash } from "../../2-analyse/version/code-hash.js";
import type { CodePlace } from "../../2-analyse/version/code-place.js";
import type { ImportTarget } from "../../2-analyse/version/import-target.js";
import type { EnteredCode, EnteringModule, ImportedCode } from "../../2-analyse/version/imported-code.js";
import { parseCode } from "../../2-analyse/version/parse-code.js";
import { isDeclarationFile } from "../../ir/declaration-file.js";
import { stampOf, type FileStamp } from "./file-stamp.js";
import { ImportResolver } from "./import-resolver.js";
import { PackageNames } from "./package-names.js";

/** A file that has been read. */
interface KnownFile {
  stamp: FileStamp;
  /** The text of a file with code, the hash of any other; null if it could not be read. */
  readonly text: string | null;
  /** The file as code; null until it is needed, and for other files. */
  code: CodeFile | null;
  /** Where an import of the file leads; null until it is needed. */
  target: ImportTarget | null;
}

/** The package whose own development must not change the versions of what uses it. */
const RUNTIME = "@icosian/runtime";

/** The code of a project. */
export class ProjectCode implements ImportedCode {
  readonly #resolver = new ImportResolver();
  readonly #packages = new PackageNames();
  readonly #files = new Map<string, KnownFile>();
  readonly #realPaths = new Map<string, string>();
  #closures: Closures = this.#createClosures();
  /** The number of times that something has changed. */
  #epoch = 0;
  /** When each file changed for the last time. */
  readonly #changedAt = new Map<string, number>();
  /** When imports or packages changed for the last time. */
  #movedAt = 0;

  /** A number that grows with every change that {@link refresh} finds. */
  get epoch(): number {
    return this.#epoch;
  }

  /**
   * Looks for changes on the disk.
   *
   * @param depth - Whether only files that are known are looked at, or whether new files may also change where imports
   * lead. The latter takes longer, and is enough once per build.
   */
  refresh(depth: "files" | "all"): void {
    const changed = [...this.#files].filter(([path, known]) => hasChanged(path, known)).map(([path]) => path);
    const isGone = changed.some((path) => stampOf(path).state === null);
    const packages = this.#packages.refresh();
    const isWide = depth === "all" || isGone || packages === "changed";
    const imports = this.#resolver.refresh(isWide ? "all" : "missing");
    if (changed.length === 0 && packages === "same" && imports === "same") return;
    this.#epoch++;
    if (packages === "changed" || imports === "changed") this.#movedAt = this.#epoch;
    for (const path of changed) {
      this.#files.delete(path);
      this.#changedAt.set(path, this.#epoch);
    }
    if (packages === "changed") this.#files.clear();
    this.#realPaths.clear();
    this.#closures = this.#createClosures();
  }

  /** Whether a module that reached files at an epoch would be compiled to the same now. */
  isCurrent(reached: readonly string[], epoch: number): boolean {
    if (epoch === this.#epoch) return true;
    return this.#movedAt <= epoch && reached.every((path) => (this.#changedAt.get(path) ?? 0) <= epoch);
  }

  /** Finds the file of a module in the project. */
  enter({ file, module, text, create }: EnteringModule): EnteredCode {
    const path = this.#toRealPath(file);
    if (path === null) return { closures: this.#closures, file: create({ path: file, packageName: "", module }) };
    const known = this.#read(path);
    const place = this.#packages.placeOf(path);
    // The host may have another text than the disk, which imports of the file do not see.
    if (known.text !== text) return { closures: this.#closures, file: create(place) };
    known.code ??= create(place);
    return { closures: this.#closures, file: known.code };
  }

  #createClosures(): Closures {
    return new Closures(new CodeGraph((file, specifier) => this.#follow(file.place.path, specifier)));
  }

  #follow(importer: string, specifier: string): ImportTarget {
    const resolved = this.#resolver.resolve(importer, specifier);
    switch (resolved.kind) {
      case "missing":
        return { kind: "gap", path: null, why: "cannot be found" };
      case "builtin":
        return { kind: "package", name: resolved.name, version: "" };
      case "file":
        return this.#toTarget(resolved.path, importer);
    }
  }

  #toTarget(resolved: string, importer: string): ImportTarget {
    const path = resolved.replace(/[?#].*$/, "");
    const owner = this.#packages.namedPackageOf(path);
    const isRuntime = owner?.name === RUNTIME && this.#packages.namedPackageOf(importer)?.name !== RUNTIME;
    if (isRuntime || /[\\/]node_modules[\\/]/.test(path)) return toPackage(owner, path);
    if (isDeclarationFile(path)) return { kind: "nothing" };
    const known = this.#read(path);
    if (path !== resolved || !isCode(path)) return toBytes(known, this.#packages.placeOf(path));
    known.target ??= toCode(known, this.#packages.placeOf(path));
    return known.target;
  }

  #read(path: string): KnownFile {
    const known = this.#files.get(path);
    if (known !== undefined) return known;
    const file = { stamp: stampOf(path), text: readText(path), code: null, target: null };
    this.#files.set(path, file);
    return file;
  }

  #toRealPath(file: string): string | null {
    const known = this.#realPaths.get(file);
    if (known !== undefined) return known;
    try {
      const path = realpathSync.native(file);
      this.#realPaths.set(file, path);
      return path;
    } catch {
      // Some hosts compile files that are only in memory.
      return null;
    }
  }
}

/** Whether a file on the disk has another text now. */
function hasChanged(path: string, known: KnownFile): boolean {
  const now = stampOf(path);
  if (now.state === known.stamp.state && !known.stamp.isFresh) return false;
  if (readText(path) !== known.text) return true;
  known.stamp = now;
  return false;
}

function isCode(path: string): boolean {
  return isTypeScript(path) || isJavaScript(path);
}

function readText(path: string): string | null {
  try {
    if (isCode(path)) return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
    return createHash("sha256").update(readFileSync(path)).digest("hex");
  } catch {
    return null;
  }
}

function toPackage(owner: { readonly name: string; readonly version: string } | null, path: string): ImportTarget {
  const [, name = path] = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path) ?? [];
  return { kind: "package", name: owner?.name ?? name, version: owner?.version ?? "" };
}

function toBytes({ text }: KnownFile, place: CodePlace): ImportTarget {
  if (text === null) return { kind: "gap", path: place.path, why: "cannot be read" };
  return { kind: "file", ...place, hash: toCodeHash([text]) };
}

function toCode(known: KnownFile, place: CodePlace): ImportTarget {
  const { text } = known;
  if (known.code !== null) return { kind: "code", file: known.code };
  if (text === null) return { kind: "gap", path: place.path, why: "cannot be read" };
  const parsed = parseCode(place.path, text);
  if (parsed.errors.length > 0) return { kind: "gap", path: place.path, why: "has syntax errors" };
  known.code = new CodeFile(place, text, parsed.program);
  known.code.complete();
  return { kind: "code", file: known.code };
}
