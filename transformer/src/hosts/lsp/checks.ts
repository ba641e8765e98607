/** Checks open documents after edits: the edited one at once, the others when the user pauses. */
import { setImmediate, setTimeout as wait } from "node:timers/promises";
import type { Diagnostic as LspDiagnostic } from "vscode-languageserver";
import { findDiagnostics } from "../editor/names/find-diagnostics.js";
import { toLspDiagnostic } from "./answers/to-lsp-diagnostic.js";
import type { OpenDocuments } from "./documents/open-documents.js";
import { Places, placesIn } from "./documents/places.js";
import { toUri } from "./documents/uris.js";
import type { OpenProject } from "./projects/open-project.js";
import type { Projects } from "./projects/projects.js";

/** Where diagnostics go. */
export interface CheckOutput {
  /** Replaces the diagnostics of a document; null for the version of a file that is not open. */
  publish(uri: string, version: number | null, diagnostics: readonly LspDiagnostic[]): void;
  /** Called when all open documents have been checked. */
  settled(): Promise<void>;
  /** Receives what fails. */
  report(error: unknown): void;
}

/** The time in which further edits of one keystroke arrive. */
const SETTLE_MILLISECONDS = 1;

/** The time without an edit after which documents are checked that were not edited themselves. */
const PAUSE_MILLISECONDS = 150;

/** The checks of one server. */
export class Checks {
  readonly #documents: OpenDocuments;
  readonly #projects: Projects;
  readonly #output: CheckOutput;
  /** The files that were edited since they were checked; the last edited one last. */
  readonly #edited = new Set<string>();
  /** The files whose diagnostics may have changed. */
  readonly #pending = new Set<string>();
  /** What was published last, by URI. */
  readonly #published = new Map<string, string>();
  /** Counts the edits, so that a run notices a newer one. */
  #edits = 0;
  #isRunning = false;
  /** Ends the wait for a pause, if there is one. */
  #endPause: () => void = () => {};

  constructor(documents: OpenDocuments, projects: Projects, output: CheckOutput) {
    this.#documents = documents;
    this.#projects = projects;
    this.#output = output;
  }

  /**
   * Requests a check of all open documents.
   *
   * @param edited - The file that was edited or opened; null if something else changed.
   */
  request(edited: string | null): void {
    this.#edits++;
    for (const { file } of this.#documents.all) this.#pending.add(file);
    if (edited !== null) {
      this.#edited.delete(edited);
      this.#edited.add(edited);
    }
    this.#endPause();
    if (!this.#isRunning) void this.#run();
  }

  /** Takes back the diagnostics of a document that was closed. */
  forget(file: string, uri: string): void {
    this.#edited.delete(file);
    this.#pending.delete(file);
    this.#published.delete(uri);
    this.#output.publish(uri, null, []);
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    try {
      while (this.#pending.size > 0) {
        const since = this.#edits;
        await wait(SETTLE_MILLISECONDS);
        if (since !== this.#edits) continue;
        await this.#checkEdited();
        if (since === this.#edits && this.#pending.size > 0) await this.#pause();
        if (since === this.#edits) await this.#checkRest(since);
      }
    } finally {
      this.#isRunning = false;
    }
  }

  /** Waits until the user has paused, or for the next edit. */
  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, PAUSE_MILLISECONDS);
      this.#endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #checkEdited(): Promise<void> {
    const since = this.#edits;
    for (const file of [...this.#edited].reverse()) {
      if (since !== this.#edits) return;
      this.#edited.delete(file);
      if (!this.#staysClean(file)) await this.#check(file);
    }
  }

  /** Publishes that an edited document has no problems, if that is known without TypeScript. It is checked at the pause. */
  #staysClean(file: string): boolean {
    const document = this.#documents.find(file);
    try {
      if (document === null || !this.#projects.staysClean(file, document.text.getText())) return false;
    } catch {
      // The check reports it.
      return false;
    }
    this.#publish(document.text.uri, document.text.version, []);
    return true;
  }

  async #checkRest(since: number): Promise<void> {
    for (const file of [...this.#pending].reverse()) {
      if (since !== this.#edits) return;
      await this.#check(file);
      // Requests and edits come first.
      await setImmediate();
    }
    if (since !== this.#edits) return;
    this.#checkOptions();
    await this.#output.settled().catch((error: unknown) => this.#output.report(error));
  }

  /** Checks one document as it is now. Nothing happens between the check and its publication. */
  async #check(file: string): Promise<void> {
    this.#pending.delete(file);
    const since = this.#edits;
    let found: readonly LspDiagnostic[] | null = null;
    try {
      found = await this.#projects.ask(file, (project) => this.#find(file, project));
    } catch (error) {
      this.#output.report(error);
    }
    const document = this.#documents.find(file);
    if (document === null) return;
    if (since !== this.#edits) {
      // An edit came while TypeScript was loaded or started again.
      this.#edited.add(file);
      this.#pending.add(file);
      return;
    }
    const { uri, version } = document.text;
    this.#publish(uri, version, found ?? []);
  }

  #find(file: string, project: OpenProject): readonly LspDiagnostic[] {
    const places = placesIn(project, this.#documents);
    return findDiagnostics(project.editor.program, file).map((each) => toLspDiagnostic(each, places));
  }

  /** Shows mistakes in the options of tsconfigs where they are written. */
  #checkOptions(): void {
    for (const { configFile, editor } of this.#projects.all)
      try {
        const { diagnostics } = editor.program.options;
        const places = new Places(this.#documents, () => "");
        const found = diagnostics.map((each) => toLspDiagnostic(each, places));
        const uri = toUri(configFile);
        if (found.length > 0 || this.#published.has(uri)) this.#publish(uri, null, found);
      } catch (error) {
        this.#output.report(error);
      }
  }

  #publish(uri: string, version: number | null, diagnostics: readonly LspDiagnostic[]): void {
    const text = JSON.stringify([version, diagnostics]);
    if (this.#published.get(uri) === text) return;
    this.#published.set(uri, text);
    this.#output.publish(uri, version, diagnostics);
  }
}
