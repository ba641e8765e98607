/** Answers requests of the editor from the texts as they are now, or not at all. */
import { setImmediate } from "node:timers/promises";
import { LSPErrorCodes, ResponseError, type CancellationToken } from "vscode-languageserver";
import type { Question } from "./answers/question.js";
import type { OpenDocuments } from "./documents/open-documents.js";
import { placesIn } from "./documents/places.js";
import { toFile } from "./documents/uris.js";
import type { Projects } from "./projects/projects.js";

/** Finds answers about documents. */
export class Answerer {
  readonly #documents: OpenDocuments;
  readonly #projects: Projects;
  readonly #report: (error: unknown) => void;

  /** @param report - Receives what fails. */
  constructor(documents: OpenDocuments, projects: Projects, report: (error: unknown) => void) {
    this.#documents = documents;
    this.#projects = projects;
    this.#report = report;
  }

  /**
   * Answers about one document.
   *
   * @returns Null if there is no answer, or if it failed: editors show each error in a window of its own.
   * @throws ResponseError if the request was cancelled or overtaken by an edit, and if the answer is an error.
   */
  async answer<Answer>(
    uri: unknown,
    token: CancellationToken,
    find: (question: Question) => Answer,
  ): Promise<Answer | null> {
    const file = toFile(uri);
    if (file === null) return null;
    const before = this.#documents.find(file)?.text.version;
    // Whatever the client sent together with the request comes first: that it is cancelled, or an edit.
    await setImmediate();
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled.");
    if (this.#documents.find(file)?.text.version !== before)
      throw new ResponseError(LSPErrorCodes.ContentModified, "The document was edited.");
    return this.#try(() =>
      this.#projects.ask(file, (project) => find({ file, project, places: placesIn(project, this.#documents) })),
    );
  }

  /** Answers about every project that is open, one after the other. */
  async answerAll<Answer>(
    token: CancellationToken,
    find: (question: Omit<Question, "file">) => readonly Answer[],
  ): Promise<readonly Answer[]> {
    const found: Answer[] = [];
    for (const project of this.#projects.all) {
      await setImmediate();
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled.");
      const ask = (): Promise<readonly Answer[]> =>
        Promise.resolve(find({ project, places: placesIn(project, this.#documents) }));
      found.push(...((await this.#try(ask)) ?? []));
    }
    return found;
  }

  async #try<Answer>(ask: () => Promise<Answer | null>): Promise<Answer | null> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      this.#report(error);
      return null;
    }
  }
}
