/**
 * Remembers the verdict on the projects of a tsconfig from one run to the next, as long as nothing has changed on which
 * it depends.
 */
import { dirname, join } from "node:path";
import { findTypeScript } from "../compilers/find-typescript.js";
import { describeSystemError } from "../files/file-fault.js";
import { readBuildId } from "../disk-cache/build-id.js";
import { readStart, type CheckStart } from "./check-start.js";
import type { Evidence } from "./collect-evidence.js";
import { findChanged, type Dependencies } from "./dependencies.js";
import { hashOf } from "../disk-cache/hash-of.js";
import type { FileState } from "./file-state.js";
import type { JudgedText } from "./source-texts.js";
import { asJson, findCacheFolder, readStored, writeStored } from "../disk-cache/disk-cache.js";

/** A verdict as it is stored. */
interface StoredVerdict<Value> {
  /** The code that made the verdict. */
  readonly build: string;
  /** The package.json of each project's TypeScript, by tsconfig. */
  readonly compilers: Readonly<Record<string, string>>;
  readonly dependencies: Dependencies;
  readonly verdict: Value;
}

/** A verdict of an earlier run, which still holds if the edits of some files do not matter. */
export interface KnownVerdict<Value> extends StoredVerdict<Value> {
  /** The files that have changed. If there are none, the verdict holds. */
  readonly changed: readonly string[];
}

/** A file whose edit does not matter to the verdict. */
export interface HarmlessEdit {
  /** Absolute path of the file. */
  readonly file: string;
  /** Its new text. */
  readonly source: JudgedText;
  /** The state of the file that has this text. */
  readonly state: FileState;
}

/** The memory of one tsconfig, and of one kind of verdict, which is plain data. */
export class VerdictMemory<Value> {
  readonly #file: string | null;
  #start: CheckStart | null = null;

  /**
   * @param configFile - Absolute path of the tsconfig.
   * @param purpose - What is checked, and with which options.
   */
  constructor(configFile: string, purpose: string) {
    const folder = findCacheFolder(configFile);
    this.#file = folder && join(folder, `${hashOf(JSON.stringify([configFile, purpose]))}.json`);
  }

  /** The folder of the cache; null if there is none. */
  get folder(): string | null {
    return this.#file && dirname(this.#file);
  }

  /**
   * The verdict of an earlier run.
   *
   * @returns Null if there is none, or if it no longer holds.
   */
  recall(): KnownVerdict<Value> | null {
    const stored = this.#file === null ? null : (readStored(this.#file, asJson) as StoredVerdict<Value> | null);
    // What this code has written has this shape.
    if (stored === null || stored.build !== readBuildId()) return null;
    const isSame = Object.entries(stored.compilers).every(([file, compiler]) => findCompiler(file) === compiler);
    const changed = isSame ? findChanged(stored.dependencies) : null;
    return changed && { ...stored, changed };
  }

  /** The texts that changed files had; null if these are not known. */
  readTexts({ changed, dependencies }: KnownVerdict<Value>): Evidence["texts"] | null {
    const texts =
      this.#file === null ? null : (readStored(toTextsFile(this.#file), asJson) as Evidence["texts"] | null);
    // Another process may have stored the texts of another verdict.
    const isKnown = (file: string): boolean => hashOf(texts?.[file]?.text ?? "") === dependencies.files[file]?.[0];
    return changed.every(isKnown) ? texts : null;
  }

  /** Remembers that a verdict holds after edits of all changed files. */
  renew(known: KnownVerdict<Value>, texts: Evidence["texts"], edits: readonly HarmlessEdit[]): void {
    const { build, compilers, dependencies, verdict } = known;
    const states = Object.fromEntries(edits.map(({ file, state }) => [file, state]));
    const sources = Object.fromEntries(edits.map(({ file, source }) => [file, source]));
    const files = { ...dependencies.files, ...states };
    this.#write({ build, compilers, dependencies: { ...dependencies, files }, verdict }, { ...texts, ...sources });
  }

  /**
   * Notes that a check begins, and that whatever changes from now on may not be what it reads.
   *
   * @param milliseconds - How long ago it began.
   */
  begin(milliseconds: number = 0): void {
    const now = this.#file === null ? null : readStart(this.#file);
    this.#start = now && { ...now, time: now.time - milliseconds };
  }

  /**
   * Remembers the verdict of a check.
   *
   * @param configFiles - The tsconfigs of all projects.
   * @param collect - Collects what the verdict depends on, given the start of the check and files of TypeScript's; null
   * if it cannot be remembered.
   */
  keep(
    configFiles: readonly string[],
    verdict: Value,
    collect: (start: CheckStart, files: readonly string[]) => Evidence | null,
  ): void {
    const build = readBuildId();
    if (this.#file === null || this.#start === null || build === null) return;
    const compilers = Object.fromEntries(configFiles.map((file) => [file, findCompiler(file) ?? ""]));
    const evidence = collectSafely(collect.bind(null, this.#start, Object.values(compilers)));
    if (evidence === null) return;
    this.#write({ build, compilers, dependencies: evidence.dependencies, verdict }, evidence.texts);
  }

  #write(stored: StoredVerdict<Value>, texts: Evidence["texts"]): void {
    if (this.#file === null) return;
    writeStored(toTextsFile(this.#file), texts, asJson);
    writeStored(this.#file, stored, asJson);
  }
}

/** Null if the system refuses something: what cannot be looked at cannot be compared later. */
function collectSafely(collect: () => Evidence | null): Evidence | null {
  try {
    return collect();
  } catch (error) {
    if (describeSystemError(error) === null) throw error;
    return null;
  }
}

/** The texts are in a file of their own, because most runs do not need them. */
function toTextsFile(file: string): string {
  return file.replace(/json$/, "texts.json");
}

function findCompiler(configFile: string): string | null {
  try {
    return findTypeScript(configFile);
  } catch {
    return null;
  }
}
