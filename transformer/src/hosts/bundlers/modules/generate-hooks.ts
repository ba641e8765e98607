/** Where generated files are kept fresh during a build: as it begins, and after every edit. */
import type { PluginBuild } from "esbuild";
import type { UnpluginBuildContext, UnpluginContextMeta } from "unplugin";
import { isWatching } from "../is-watching.js";
import type { PluginModules } from "./plugin-modules.js";

/** What bundlers call. */
export interface GenerateHooks {
  /** @throws Error when something cannot be generated, unless the next edit may fix it. */
  readonly buildStart: (this: UnpluginBuildContext) => void;
  readonly watchChange: (file: string) => void;
}

/** Makes the hooks of a build. */
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

/** Hooks it into esbuild, which itself says what a failure does. */
export function generateInEsbuild({ onStart }: PluginBuild, modules: PluginModules): void {
  onStart(() => {
    const failure = modules.generated.refresh();
    return failure === null ? null : { errors: [{ text: failure }] };
  });
}

function print(failure: string | null): void {
  if (failure !== null) process.stderr.write(`${failure}\n`);
}
