/** Options for loading and saving Arrow files. */
import type { LoadFileOptions, SaveFileOptions } from "../files/file-options.js";

/** Options for loading. */
export interface ArrowLoadOptions extends LoadFileOptions {
  /** Names of the columns to load, in this order; by default all. */
  readonly columns?: readonly string[];
}

/** Options for saving. */
export interface ArrowSaveOptions extends SaveFileOptions {
  /**
   * The format of the file: `file`, which is also Feather version 2 and the default, or `stream`, which can be written
   * row by row in constant memory.
   */
  readonly format?: "file" | "stream";
}
