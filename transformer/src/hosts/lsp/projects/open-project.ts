/** One project that the language server has open. */
import { EditorProject } from "../../editor/project/editor-project.js";
import { readConfig } from "../../../project/options/read-config.js";
import { ownAnswers, type OwnAnswers } from "../answers/own-answers.js";
import type { Services } from "./services.js";

/** A project, and the answers about it. */
export class OpenProject {
  /** Absolute path of its tsconfig. */
  readonly configFile: string;
  /** The TypeScript that has it open. */
  readonly services: Services;
  /** The state that features work on. */
  readonly editor: EditorProject;
  /** What the features answer. */
  readonly answers: OwnAnswers;
  #entry: string;

  /** @throws Misuse if TypeScript does not accept the tsconfig. */
  constructor(configFile: string, services: Services) {
    const { languageService, typescript } = services.open(configFile);
    const { entry } = readConfig(configFile);
    this.configFile = configFile;
    this.services = services;
    this.editor = new EditorProject(languageService, entry, typescript);
    this.answers = ownAnswers(this.editor);
    this.#entry = JSON.stringify(entry);
  }

  /** Whether a file is a source file of the project. */
  has(file: string): boolean {
    return this.editor.program.program.getSourceFile(file) !== undefined;
  }

  /** Reads the tsconfig again. As long as it cannot be read, the options stay as they were. */
  configure(): void {
    const { entry, fault } = readConfig(this.configFile);
    const text = JSON.stringify(entry);
    if (fault !== null || text === this.#entry) return;
    this.#entry = text;
    this.editor.configure(entry);
  }
}
