/** Finds the project of a file, with the TypeScript of that project, and starts TypeScript again if its process ends. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { ResponseError } from "vscode-languageserver";
import { findTypeScript } from "../../../project/compilers/find-typescript.js";
import { findProjects } from "../../../project/find-projects.js";
import { Misuse } from "../../../project/misuse.js";
import type { OpenDocuments } from "../documents/open-documents.js";
import { loadServices } from "./load-services.js";
import { OpenProject } from "./open-project.js";
import type { Services } from "./services.js";

/** What the editor is told about projects. */
export interface ProjectNews {
  /** A project that cannot be opened, in one sentence. */
  refused(message: string): void;
  /** TypeScript's process ended. */
  restarted(): void;
  /** It ended again before it had answered, and is not started again. */
  stopped(): void;
}

/** The projects of all open documents. Their owner has to close them. */
export class Projects {
  readonly #documents: OpenDocuments;
  readonly #news: ProjectNews;
  /** By the package.json of TypeScript, because the projects of one workspace may have several versions. */
  readonly #services = new Map<string, Promise<Services>>();
  /** By tsconfig; the message for one that cannot be opened. */
  readonly #projects = new Map<string, OpenProject | string>();
  readonly #byFile = new Map<string, OpenProject | null>();
  #isStopped = false;

  constructor(documents: OpenDocuments, news: ProjectNews) {
    this.#documents = documents;
    this.#news = news;
  }

  /** All projects that are open. */
  get all(): readonly OpenProject[] {
    return [...this.#projects.values()].flatMap((project) => (typeof project === "string" ? [] : [project]));
  }

  /**
   * Asks about a file.
   *
   * If TypeScript's process ends over the question, it is started again, and the question asked once more.
   *
   * @param work - Answers from the project of the file; a ResponseError is an answer.
   * @returns Null if the file belongs to no project, or if TypeScript ended twice over the question.
   */
  async ask<Answer>(file: string, work: (project: OpenProject) => Answer): Promise<Answer | null> {
    if (this.#isStopped) return null;
    try {
      return await this.#ask(file, work);
    } catch (error) {
      if (error instanceof ResponseError || !(await this.#closeEnded())) throw error;
    }
    this.#news.restarted();
    try {
      return await this.#ask(file, work);
    } catch (error) {
      if (error instanceof ResponseError || !(await this.#closeEnded())) throw error;
      this.#isStopped = true;
      this.#news.stopped();
      return null;
    }
  }

  /** Whether a file is known, without TypeScript, to have no problems with a text. See `EditorProject.staysClean`. */
  staysClean(file: string, text: string): boolean {
    return this.#byFile.get(file)?.editor.staysClean(file, text) === true;
  }

  /** Announces an edit in an open document. */
  edited(file: string): void {
    this.#invalidate([file]);
  }

  /** Announces that files were opened, closed, changed on the disk, created or deleted. */
  changed(files: readonly string[]): void {
    this.#invalidate(files);
    // Files may have become part of another project, or of none.
    this.#byFile.clear();
    if (!files.some((file) => file.endsWith(".json"))) return;
    this.#isStopped = false;
    for (const project of this.all) project.configure();
    for (const [configFile, project] of this.#projects)
      if (typeof project === "string" || !existsSync(configFile)) this.#projects.delete(configFile);
  }

  /** Closes every TypeScript. */
  async close(): Promise<void> {
    for (const services of await Promise.all(this.#services.values())) services.close();
    this.#services.clear();
    this.#projects.clear();
    this.#byFile.clear();
  }

  #invalidate(files: readonly string[]): void {
    for (const services of new Set(this.all.map((project) => project.services))) services.invalidate(files);
    for (const { editor } of this.all) editor.invalidate(files);
  }

  async #ask<Answer>(file: string, work: (project: OpenProject) => Answer): Promise<Answer | null> {
    const project = this.#byFile.get(file) ?? (await this.#find(file));
    return project === null ? null : work(project);
  }

  /** The project of the nearest tsconfig above the file that has it, or that references a project that has it. */
  async #find(file: string): Promise<OpenProject | null> {
    if (this.#byFile.has(file)) return this.#byFile.get(file) ?? null;
    for (let folder = dirname(file); ; folder = dirname(folder)) {
      const configFile = join(folder, "tsconfig.json").replaceAll("\\", "/");
      for (const each of existsSync(configFile) ? this.#withReferences(configFile) : []) {
        const project = await this.#open(each);
        if (project === null || !project.has(file)) continue;
        this.#byFile.set(file, project);
        return project;
      }
      if (folder === dirname(folder)) break;
    }
    this.#byFile.set(file, null);
    return null;
  }

  #withReferences(configFile: string): readonly string[] {
    try {
      return findProjects(configFile)
        .map((project) => project.configFile.replaceAll("\\", "/"))
        .reverse();
    } catch (error) {
      if (error instanceof Misuse) this.#refuse(configFile, error);
      return [configFile];
    }
  }

  async #open(configFile: string): Promise<OpenProject | null> {
    const known = this.#projects.get(configFile);
    if (known !== undefined) return typeof known === "string" ? null : known;
    try {
      const services = await this.#load(findTypeScript(configFile));
      const project = new OpenProject(configFile, services);
      this.#projects.set(configFile, project);
      return project;
    } catch (error) {
      if (!(error instanceof Misuse)) throw error;
      this.#refuse(configFile, error);
      this.#projects.set(configFile, error.message);
      return null;
    }
  }

  #load(packageFile: string): Promise<Services> {
    const known = this.#services.get(packageFile);
    if (known !== undefined) return known;
    const services = loadServices(packageFile, this.#documents, (configFile, sourceFile) => {
      const project = this.#projects.get(configFile);
      if (typeof project === "object") project.editor.prepare(sourceFile);
    });
    this.#services.set(packageFile, services);
    return services;
  }

  #refuse(configFile: string, { message }: Misuse): void {
    if (this.#projects.get(configFile) !== message) this.#news.refused(message);
  }

  /** Closes every TypeScript whose process ended. Returns whether there is one. */
  async #closeEnded(): Promise<boolean> {
    const all = await Promise.all(this.#services.values());
    const ended = await Promise.all(all.map(async (services) => ((await services.hasEnded()) ? [services] : [])));
    for (const services of ended.flat()) services.close();
    return ended.flat().length > 0;
  }
}
