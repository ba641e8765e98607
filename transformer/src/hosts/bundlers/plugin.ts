/** The plugin for all bundlers, by unplugin: manifests as files go by, and what a project wants beside that. */
import { createUnplugin, type UnpluginInstance, type UnpluginOptions } from "unplugin";
import { FreshFiles } from "../generate/fresh-files.js";
import { BackgroundCheck } from "./background-check.js";
import { resolveBundlerOptions, type BundlerOptions } from "./bundler-options.js";
import { toMessage } from "./to-message.js";
import { transformModule } from "./transform-module.js";
import { createViteHooks } from "./vite-hooks.js";

/** The plugin as every bundler wants it. */
export const plugin: UnpluginInstance<BundlerOptions | undefined, false> = createUnplugin(createPlugin);

function createPlugin(given: BundlerOptions = {}): UnpluginOptions {
  const options = resolveBundlerOptions(given);
  const check = options.project === null ? null : new BackgroundCheck(options.project);
  const generated = new FreshFiles(options.project ?? process.cwd());
  const vite = createViteHooks(check);
  return {
    name: "icosian",
    // Before types are stripped.
    enforce: "pre",
    transform: {
      filter: {
        id: { include: /\.[cm]?tsx?(?:[?#]|$)/, exclude: /[\\/]node_modules[\\/]|\.d\.[cm]?ts(?:[?#]|$)/ },
        // What the option names need not have the directive.
        ...(given.include === undefined && { code: /use dataflow/ }),
      },
      handler(code, id) {
        const transformed = transformModule(id, code, options);
        if (transformed === null) return null;
        const { diagnostics, text, output } = transformed;
        const errors = diagnostics.filter(({ severity }) => severity === "error");
        const warnings = diagnostics.filter(({ severity }) => severity === "warning");
        if (errors.length > 0) this.error(toMessage(errors, text));
        for (const warning of options.showsWarnings ? warnings : []) this.warn(toMessage([warning], text));
        return output;
      },
    },
    buildStart() {
      generated.refresh();
    },
    watchChange(id) {
      generated.refresh(id);
      check?.noteChange(id);
    },
    async buildEnd() {
      if (check === null || vite.isServing()) return;
      const outcome = await check.run();
      if (outcome.kind === "failed") throw new Error(outcome.message);
      const errors = outcome.result.diagnostics.filter(({ severity }) => severity === "error").length;
      if (errors > 0)
        throw new Error(`The dataflows have ${errors} error${errors === 1 ? "" : "s"}; they are printed above.`);
    },
    vite: vite.hooks,
  };
}
