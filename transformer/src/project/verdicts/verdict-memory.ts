/**
 * Remembers the verdict on the projects of a tsconfig from one run to the next, as long as nothing has changed on which
 * it depends.
 */
import { dirname, join } from "node:path";
import { findTypeScript } from "../compilers/find-typescript.js";
import type { CheckCounts } from "../join-checks.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { readBuildId } from "./build-id.js";
import { readStart, type CheckStart } from "./check-start.js";
import type { Evidence } from "./collect-evidence.js";
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
  async recall(): Promise<Verdict | null> {
    const stored = this.#file === null ? null : (readStored(this.#file) as StoredVerdict | null);
    // What this code has written has this shape.
    if (stored === null || stored.build !== readBuildId()) return null;
    const isSame = Object.entries(stored.compilers).every(([file, compiler]) => findCompiler(file) === compiler);
    const changed = isSame ? findChanged(stored.dependencies) : null;
    if (changed === null) return null;
    return changed.length === 0 ? stored.verdict : this.#recallEdited(stored, changed);
  }

  /** A project without problems has none after edits that nothing else sees. */
  async #recallEdited(stored: StoredVerdict, changed: readonly string[]): Promise<Verdict | null> {
    const [configFile, ...others] = Object.keys(stored.compilers);
    if (this.#file === null || configFile === undefined || others.length > 0) return null;
    if (stored.verdict.diagnostics.length > 0) return null;
    try {
      const { files, folders } = stored.dependencies;
      const texts = readStored(toTextsFile(this.#file)) as Evidence["texts"] | null;
      // Another process may have stored the texts of another verdict.
      const isKnown = (file: string): boolean => hashOf(texts?.[file]?.text ?? "") === files[file]?.[0];
      if (texts === null || !changed.every(isKnown)) return null;
      const { findBodyEdits } = await import("./find-body-edits.js");
      const edits = await findBodyEdits(changed, configFile, texts, dirname(this.#file));
      if (edits === null) return null;
      const states = Object.fromEntries(edits.map(({ file, state }) => [file, state]));
      const sources = Object.fromEntries(edits.map(({ file, source }) => [file, source]));
      const dependencies = { files: { ...files, ...states }, folders };
      this.#write({ ...stored, dependencies }, { ...texts, ...sources });
      return stored.verdict;
    } catch {
      // Whatever is wrong with a file is found by a check.
      return null;
    }
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
    collect: (start: CheckStart, files: readonly string[]) => Evidence | null,
  ): void {
    const build = readBuildId();
    if (this.#file === null || this.#start === null || build === null) return;
    const compilers = Object.fromEntries(configFiles.map((file) => [file, findCompiler(file) ?? ""]));
    const evidence = collect(this.#start, Object.values(compilers));
    if (evidence === null) return;
    const verdict = { diagnostics, moduleCount, counts, projectCount };
    this.#write({ build, compilers, dependencies: evidence.dependencies, verdict }, evidence.texts);
  }

  #write(stored: StoredVerdict, texts: Evidence["texts"]): void {
    if (this.#file === null) return;
    writeStored(toTextsFile(this.#file), texts);
    writeStored(this.#file, stored);
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
