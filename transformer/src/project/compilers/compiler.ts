/** What a TypeScript does for `icosian check`, whichever version it is. */
import type ts from "typescript";
import type { OpenedProgram } from "../native/native-program.js";

/** One TypeScript, with the projects that it has open. Whoever has one closes it. */
export interface Compiler {
  /** TypeScript's own way to watch files; null where it has none. */
  readonly system: ts.System | null;
  /**
   * Opens a project; the second time, brings it up to date.
   *
   * @param onFile - Called for every file that is read, where TypeScript tells.
   * @throws Misuse when TypeScript does not take the project.
   */
  open(configFile: string, onFile: () => void): OpenedProgram;
  /** Says that files have changed, come or gone. */
  invalidate(files: readonly string[]): void;
  close(): void;
}
