/** The interface of any version of TypeScript for `icosian check`. */
import type ts from "typescript";
import type { OpenedProgram } from "../native/native-program.js";

/** A TypeScript and its open projects. Its owner has to close it. */
export interface Compiler {
  /** TypeScript's own functions for watching files; null if it has none. */
  readonly system: ts.System | null;
  /**
   * Opens a project, or updates it if it is already open.
   *
   * @param configFile - Absolute path of its tsconfig.
   * @param onFile - Called for every file that is read, if TypeScript reports it.
   * @throws Misuse if TypeScript does not accept the project.
   */
  open(configFile: string, onFile: () => void): OpenedProgram;
  /** Announces that files were changed, created or deleted, by their absolute paths. */
  invalidate(files: readonly string[]): void;
  /** Releases everything, including a process. */
  close(): void;
}
