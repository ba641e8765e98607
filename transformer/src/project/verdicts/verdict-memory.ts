/**
 * Remembers the verdict on the projects of a tsconfig from one run to the next, as long as nothing has changed on which
 * it depends.
 */
import { join } from "node:path";
import { findTypeScript } from "../compilers/find-typescript.js";
import type { CheckCounts } from "../join-checks.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { readBuildId } from "./build-id.js";
import { readStart, type CheckStart } from "./check-start.js";
import { findChanged, type Dependencies } from "./dependencies.js";
import { hashOf } from "./file-state.js";
import { findCacheFolder, readStored, writeStored } from "./verdict-store.js";

/** The verdict on projects, as plain data. */
export interface Verdict {
  /** The diagnostics of all projects, sorted. */
  readonly diagnostics: readonly Diagnostic[];
  /** The number of dataflow modules. */
  readonly moduleCount: number;
  /** How the modules were checked. */
  readonly counts: CheckCounts;
  /** The number of projects with dataflow modules. */
  readonly projectCount: number;
}

/** A verdict as it is stored. */
interface StoredVerdict {
  /** The code that made the verdict. */
  readonly build: string;
  /** The package.json of each project's TypeScript, by tsconfig. */
  readonly compilers: Readonly<Record<string, string>>;
  readonly dependencies: Dependencies;
  readonly verdict: Verdict;
}

/** The memory of one tsconfig. */
export class VerdictMemory {
  readonly #file: string | null;
  #build: string | null = null;
  #start: CheckStart | null = null;

  /**
   * @param configFile - Absolute path of the tsconfig.
   * @param purpose - What is checked, and with which options.
   */
  constructor(configFile: string, purpose: string) {
    const folder = findCacheFolder(configFile);
    this.#file = folder && join(folder, `${hashOf(JSON.stringify([configFile, purpose]))}.json`);
  }

  /**
   * The verdict of an earlier run.
   *
   * @returns Null if there is none, or if anything has changed on which it depends.
   */
  recall(): Verdict | null {
    if (this.#file === null) return null;
    const stored = readStored(this.#file) as StoredVerdict | null;
    // What has this hash was written by this code, so it has this shape.
    if (stored === null || stored.build !== this.#readBuild()) return null;
    const isSame = Object.entries(stored.compilers).every(([file, compiler]) => findCompiler(file) === compiler);
    return isSame && findChanged(stored.dependencies)?.length === 0 ? stored.verdict : null;
  }

  /** Notes that a check begins, and that whatever changes from now on may not be what it reads. */
  begin(): void {
    if (this.#file !== null) this.#start = readStart(this.#file);
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
    { diagnostics, moduleCount, counts, projectCount }: Verdict,
    collect: (start: CheckStart, files: readonly string[]) => Dependencies | null,
  ): void {
    if (this.#file === null || this.#start === null) return;
    const compilers = Object.fromEntries(configFiles.map((file) => [file, findCompiler(file) ?? ""]));
    const dependencies = collect(this.#start, Object.values(compilers));
    if (dependencies === null) return;
    const verdict = { diagnostics, moduleCount, counts, projectCount };
    writeStored(this.#file, { build: this.#readBuild(), compilers, dependencies, verdict } satisfies StoredVerdict);
  }

  #readBuild(): string {
    return (this.#build ??= readBuildId());
  }
}

function findCompiler(configFile: string): string | null {
  try {
    return findTypeScript(configFile);
  } catch {
    return null;
  }
}
