/**
 * The code of a project on the disk, for code versions: files, packages, and where imports lead.
 *
 * Facts about a file are kept as long as its text is the same, and the graph of all code as long as no file changes.
 */
import { realpathSync } from "node:fs";
import { Closures } from "../../2-analyse/version/closures.js";
import { CodeGraph } from "../../2-analyse/version/code-graph.js";
import type { ImportTarget } from "../../2-analyse/version/import-target.js";
import type { EnteredCode, EnteringModule, ImportedCode } from "../../2-analyse/version/imported-code.js";
import { isDeclarationFile } from "../../ir/declaration-file.js";
import { hashOf } from "../disk-cache/hash-of.js";
import { stampOf } from "./file-stamp.js";
import { ImportResolver } from "./import-resolver.js";
import { hasChanged, isCode, readKnownFile, toBytes, toCode, type KnownFile } from "./known-file.js";
import { PackageNames } from "./package-names.js";
import { findPackage } from "./package-target.js";
import type { DiskFile, ReachedCode, ReachedFile } from "./reached-code.js";

/** The code of a project. */
export class ProjectCode implements ImportedCode {
  readonly #resolver = new ImportResolver();
  readonly #packages = new PackageNames();
  readonly #files = new Map<string, KnownFile>();
  readonly #realPaths = new Map<string, string>();
  /** The results of `#stateOf`, until something changes. */
  readonly #states = new Map<string, string>();
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
      this.#resolver.forget(path);
      this.#changedAt.set(path, this.#epoch);
    }
    if (packages === "changed") this.#files.clear();
    this.#realPaths.clear();
    this.#states.clear();
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

  /**
   * Lists the files on which the code versions of a module depend. The module has to be compiled first.
   *
   * @param reached - The other files that its code reaches.
   * @returns Null if the file of the module is not on the disk.
   */
  describe(file: string, reached: readonly string[]): ReachedCode | null {
    const path = this.#toRealPath(file);
    if (path === null) return null;
    const files = [path, ...reached].map((each): readonly [string, ReachedFile] => {
      const specifiers = this.#resolver.specifiersOf(each);
      return [each, { hash: this.#look(each).hash, specifiers, state: this.#stateOf(each, specifiers) }];
    });
    return { path, files: Object.fromEntries(files) };
  }

  /** Whether nothing has changed on the disk that would change the code versions of a module. */
  isAsDescribed(file: string, { path, files }: ReachedCode): boolean {
    const all = Object.entries(files);
    // The imports of a changed file are not followed, because the file may no longer contain them.
    return (
      path === this.#toRealPath(file) &&
      all.every(([each, { hash }]) => this.#look(each).hash === hash) &&
      all.every(([each, { specifiers, state }]) => this.#stateOf(each, specifiers) === state)
    );
  }

  /** A hash of the location of a file and of the targets of its imports. Computed once for all modules that reach it. */
  #stateOf(path: string, specifiers: readonly string[]): string {
    const key = JSON.stringify([path, specifiers]);
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const targets = specifiers.map((specifier) => this.#lookAtTarget(path, specifier));
    const state = hashOf(JSON.stringify([this.#look(path), targets]));
    this.#states.set(key, state);
    return state;
  }

  #look(path: string): DiskFile {
    const known = this.#read(path);
    known.hash ??= known.text === null ? null : hashOf(known.text);
    const owner = this.#packages.namedPackageOf(path)?.name ?? "";
    return { ...this.#packages.placeOf(path), path, owner, hash: known.hash };
  }

  /** The target of an import: a file of the project, or a text that identifies any other target. */
  #lookAtTarget(importer: string, specifier: string): DiskFile | string {
    const resolved = this.#resolver.resolve(importer, specifier);
    if (resolved.kind !== "file") return JSON.stringify(resolved);
    const path = withoutQuery(resolved.path);
    const target = findPackage(this.#packages, path, importer);
    if (target !== null) return JSON.stringify(target);
    return isDeclarationFile(path) ? path : this.#look(path);
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
    const path = withoutQuery(resolved);
    const target = findPackage(this.#packages, path, importer);
    if (target !== null) return target;
    if (isDeclarationFile(path)) return { kind: "nothing" };
    const known = this.#read(path);
    if (path !== resolved || !isCode(path)) return toBytes(known, this.#packages.placeOf(path));
    known.target ??= toCode(known, this.#packages.placeOf(path));
    return known.target;
  }

  #read(path: string): KnownFile {
    const known = this.#files.get(path);
    if (known !== undefined) return known;
    const file = readKnownFile(path);
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

function withoutQuery(path: string): string {
  return path.replace(/[?#].*$/, "");
}
