/** What code versions need to know of other files. The host provides it, because phases read no files. */
import type { Closures } from "./closures.js";
import type { CodeFile } from "./code-file.js";
import type { CodePlace } from "./code-place.js";

/** The code of a project, of which a module is compiled. */
export interface ImportedCode {
  /** Finds the file of a module in the project. */
  enter(module: EnteringModule): EnteredCode;
}

/** A module whose code versions are to be computed. */
export interface EnteringModule {
  /** The host's name of the file. */
  readonly file: string;
  /** Path of the file from the root of its package. */
  readonly module: string;
  /** Text of the file, as the host has it. */
  readonly text: string;
  /** Creates the file from its syntax. */
  readonly create: (place: CodePlace) => CodeFile;
}

/** The code that a module can reach. */
export interface EnteredCode {
  /** The closures of all code that has been reached; shared by all modules while no file changes. */
  readonly closures: Closures;
  /** The file of the module. */
  readonly file: CodeFile;
}
