/** Keeps generated files up to date during a build: when it starts, and after every change. */
import type { PluginBuild } from "esbuild";
import type { UnpluginBuildContext, UnpluginContextMeta } from "unplugin";
import { isWatching } from "../is-watching.js";
import type { PluginModules } from "./plugin-modules.js";

/** The hooks that bundlers call. */
export interface GenerateHooks {
  /**
   * Generates all files.
   *
   * @throws Error if a file cannot be generated, unless the next change may fix it.
   */
  readonly buildStart: (this: UnpluginBuildContext) => void;
  /** Generates the files that depend on a changed file, given by its absolute path. */
  readonly watchChange: (file: string) => void;
}

/** Creates the hooks of a build. */
export function createGenerateHooks(modules: PluginModules, meta: UnpluginContextMeta): GenerateHooks {
  return {
    buildStart() {
      const failure = modules.generated.refresh();
      if (failure !== null && !isWatching(this, meta)) throw new Error(failure);
      print(failure);
    },
    watchChange(file) {
      print(modules.generated.refresh(file));
    },
  };
}

/** Hooks the generation into esbuild, which decides itself what a failure means. */
export function generateInEsbuild({ onStart }: PluginBuild, modules: PluginModules): void {
  onStart(() => {
    const failure = modules.generated.refresh();
    return failure === null ? null : { errors: [{ text: failure }] };
  });
}

function print(failure: string | null): void {
  if (failure !== null) process.stderr.write(`${failure}\n`);
}
