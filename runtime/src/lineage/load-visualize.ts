/** Loads the drawing functions when a dataflow is drawn for the first time, so that programs that never draw never load them. */
import { missingDrawing } from "../errors/catalogue/7-requests.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { DataflowError } from "../errors/dataflow-error.js";
import type * as Visualize from "../visualize/visualize.js";

/** The part of Node.js that loads a module without a promise. */
interface ModuleLoading {
  getBuiltinModule?(name: "node:module"): {
    createRequire(from: string): (name: string) => unknown;
  };
}

/**
 * Loads the drawing functions, without a promise.
 *
 * @throws DataflowError ICO7012 in a browser, and in a bundle without its packages.
 */
export function loadVisualize(): typeof Visualize {
  try {
    const { process } = globalThis as { readonly process?: ModuleLoading };
    // By the name of the package, because in a bundle this file is somewhere else.
    const load = process!.getBuiltinModule!("node:module").createRequire(import.meta.url);
    // A cast because what is loaded by name has no type.
    return load("@icosian/runtime/visualize") as typeof Visualize;
  } catch (thrown) {
    throw new DataflowError([toProblem(missingDrawing, "request", {})], { cause: thrown });
  }
}
