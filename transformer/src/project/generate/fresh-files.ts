/** Keeps generated files up to date for hosts that watch for changes themselves, such as the servers of bundlers. */
import { resolve } from "node:path";
import { findConfiguredJobs } from "./generate-jobs.js";
import { Generator, type GeneratedFile } from "./generator.js";

/** The files that a project's configuration lists. */
export class FreshFiles {
  readonly #project: string;
  readonly #generator = new Generator();
  /** All files that affect the generated files; null before they are known. */
  #deciding: ReadonlySet<string> | null = null;

  /** @param project - Absolute path of a tsconfig, or of a folder with a tsconfig or package.json. */
  constructor(project: string) {
    this.#project = project;
  }

  /**
   * Generates the files that are out of date.
   *
   * @param changed - Absolute path of the changed file; if it is not given, any file may have changed.
   * @returns The files that were written, and those that cannot be generated; empty if nothing is configured.
   * @throws Misuse if the configuration is invalid.
   */
  refresh(changed?: string): readonly GeneratedFile[] {
    if (changed !== undefined && this.#deciding?.has(resolve(changed)) === false) return [];
    const { jobs, configFiles } = findConfiguredJobs(this.#project);
    this.#deciding = new Set([...configFiles, ...jobs.flatMap(({ modules, out }) => [...modules, out])]);
    const results = jobs.map((job) => this.#generator.run(job, "write"));
    this.#deciding = new Set([...this.#deciding, ...results.flatMap(({ files }) => files)]);
    return results.filter(({ outcome }) => outcome !== "fresh");
  }
}
