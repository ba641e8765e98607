/** One TypeScript, and the projects that it has open. */
import type { EditorService } from "../../editor/project/editor-project.js";
import type { TypeScript } from "../../../project/program/typescript.js";

/** Questions about one project, and the TypeScript that answers them. */
export interface ProjectService {
  /** Answers about the current texts of the project's files. */
  readonly languageService: EditorService;
  /** The TypeScript of its syntax nodes. */
  readonly typescript: TypeScript;
}

/** A TypeScript of a version up to 6, or of a later one. Its owner has to close it. */
export interface Services {
  /**
   * Opens a project.
   *
   * @param configFile - Absolute path of its tsconfig.
   * @throws Misuse if TypeScript does not accept it.
   */
  open(configFile: string): ProjectService;
  /** Announces that files were edited, changed on the disk, created or deleted, by their absolute paths. */
  invalidate(files: readonly string[]): void;
  /** Whether TypeScript's process ended by itself; false if there is no such process. */
  hasEnded(): Promise<boolean>;
  /** Releases everything, including a process. A later question starts another one. */
  close(): void;
}
