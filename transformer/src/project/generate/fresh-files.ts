/** Keeps generated files fresh for hosts that see edits themselves, such as the servers of bundlers. */
import { resolve } from "node:path";
import { findConfiguredJobs } from "./generate-jobs.js";
import { Generator, type GeneratedFile } from "./generator.js";

/** The files that a project says are to be generated. */
export class FreshFiles {
  readonly #project: string;
  readonly #generator = new Generator();
  /** Everything that decides on what is generated; null before it is known. */
  #deciding: ReadonlySet<string> | null = null;

  /** @param project - The folder of a tsconfig or package.json, or a tsconfig. */
  constructor(project: string) {
    this.#project = project;
  }

  /**
   * Generates what is stale.
   *
   * @param changed - The file that has changed; all files may have unless given.
   * @returns What is news: files that were written, and those that cannot be. Nothing where nothing is to be generated.
   * @throws Misuse for what cannot be generated at all, in words for the user.
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
