/** The plugin of every bundler, written once. */
import "../../3-check/expansion/preload-factories.js";
import { createUnplugin, type UnpluginContextMeta, type UnpluginOptions } from "unplugin";
import { createCheckHooks } from "./check/check-hooks.js";
import { setUpEsbuild } from "./esbuild-setup.js";
import { toErrorMessage, toWarningMessages } from "./module-errors.js";
import { FOREIGN_ID, MODULE_ID } from "./module-file.js";
import { PluginModules } from "./plugin-modules.js";
import type { CompilerPlugin, HookPlugin, PluginOptions, SetupPlugin } from "./plugin-options.js";

/** Makes the plugin of each bundler. */
export interface Plugins {
  readonly vite: (options?: PluginOptions) => HookPlugin;
  readonly rollup: (options?: PluginOptions) => HookPlugin;
  readonly rolldown: (options?: PluginOptions) => HookPlugin;
  readonly webpack: (options?: PluginOptions) => CompilerPlugin;
  readonly rspack: (options?: PluginOptions) => CompilerPlugin;
  readonly esbuild: (options?: PluginOptions) => SetupPlugin;
  readonly bun: (options?: PluginOptions) => SetupPlugin;
}

/** The plugins by bundler. */
export const plugins: Plugins = createUnplugin<PluginOptions | undefined>((options, meta) =>
  createPlugin(options ?? {}, meta),
) as Plugins;

function createPlugin(options: PluginOptions, meta: UnpluginContextMeta): UnpluginOptions {
  const modules = new PluginModules(options);
  if (meta.framework === "esbuild")
    return { name: "icosian", esbuild: { setup: (build) => setUpEsbuild(build, modules) } };

  if (meta.framework === "webpack") modules.setRoot(meta.webpack.compiler.context);
  if (meta.framework === "rspack") modules.setRoot(meta.rspack.compiler.context);
  const { configureServer, buildStart, watchChange, buildEnd } = createCheckHooks(modules, meta);
  return {
    name: "icosian",
    buildStart() {
      modules.generated.refresh();
      return buildStart?.call(this);
    },
    watchChange(file, change) {
      modules.generated.refresh(file);
      watchChange?.call(this, file, change);
    },
    ...(buildEnd === undefined ? {} : { buildEnd }),
    // Before types are stripped: they are what a manifest is read from.
    enforce: "pre",
    transform: {
      filter: { id: { include: MODULE_ID, exclude: FOREIGN_ID } },
      handler(code, id) {
        const transformed = modules.transform(code, id);
        if (transformed === null) return null;
        if (modules.showsWarnings) for (const warning of toWarningMessages(transformed)) this.warn(warning);
        const error = toErrorMessage(transformed);
        if (error !== null) this.error(error);
        const { output } = transformed;
        return output === null ? null : { code: output.code, map: output.toMap() };
      },
    },
    vite: {
      configResolved: ({ root }: { readonly root: string }) => modules.setRoot(root),
      ...(configureServer === undefined ? {} : { configureServer }),
    },
  };
}
