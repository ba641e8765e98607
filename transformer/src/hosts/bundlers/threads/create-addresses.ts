/** Chooses how each bundler addresses modules with workers. */
import type { UnpluginContextMeta } from "unplugin";
import type { PluginModules } from "../modules/plugin-modules.js";
import type { EmittedPrograms, EmittingContext } from "./emit-chunks.js";
import type { ToThreadAddress } from "./thread-program.js";
import { isInProgram, prepareCompiler, toProgramAddress } from "./webpack-programs.js";

/**
 * Creates the function that returns the address of a module in a bundle.
 *
 * @param programs - The thread programs that Rollup, Rolldown and Vite emit.
 * @returns Undefined if modules are left unchanged: in browsers, development servers, and thread programs.
 */
export function createAddresses(
  modules: PluginModules,
  meta: UnpluginContextMeta,
  programs: EmittedPrograms,
): (context: unknown, id: string) => ToThreadAddress | undefined {
  switch (meta.framework) {
    case "webpack":
    case "rspack": {
      const isForNode = prepareCompiler(meta.framework === "webpack" ? meta.webpack.compiler : meta.rspack.compiler);
      return (_, id) => (isForNode && !isInProgram(id) ? (file) => toProgramAddress(file, modules.root) : undefined);
    }
    case "rollup":
    case "rolldown":
    case "vite":
      return (context) => {
        // A cast because unplugin declares only the methods that all bundlers have.
        const emitting = context as EmittingContext;
        const isForBrowsers = meta.framework === "vite" && emitting.environment?.config?.consumer !== "server";
        return isForBrowsers || modules.isServing ? undefined : (file) => programs.emit(emitting, file);
      };
    default:
      return () => undefined;
  }
}
