/** The plugin for every bundler, written once. */
import { createUnplugin, type UnpluginContextMeta, type UnpluginOptions } from "unplugin";
import { MAY_HAVE_DIRECTIVE } from "../../1-discover/directive.js";
import { createCheckHooks } from "./check/check-hooks.js";
import { setUpEsbuild } from "./esbuild-setup.js";
import { toErrorMessage, toWarningMessages } from "./modules/module-errors.js";
import { createGenerateHooks } from "./modules/generate-hooks.js";
import { FOREIGN_ID, MODULE_ID } from "./modules/module-file.js";
import { PluginModules } from "./modules/plugin-modules.js";
import type { ModuleMap } from "./modules/module-map.js";
import type { TransformedModule } from "./modules/transform-module.js";
import { createAddresses } from "./threads/create-addresses.js";
import { EmittedPrograms } from "./threads/emit-chunks.js";
import type { CompilerPlugin, HookPlugin, PluginOptions, SetupPlugin } from "./plugin-options.js";

/** Creates the plugin of each bundler. */
export interface Plugins {
  /** Creates the plugin for Vite and Vitest. */
  readonly vite: (options?: PluginOptions) => HookPlugin;
  /** Creates the plugin for Rollup. */
  readonly rollup: (options?: PluginOptions) => HookPlugin;
  /** Creates the plugin for Rolldown. */
  readonly rolldown: (options?: PluginOptions) => HookPlugin;
  /** Creates the plugin for webpack. */
  readonly webpack: (options?: PluginOptions) => CompilerPlugin;
  /** Creates the plugin for Rspack. */
  readonly rspack: (options?: PluginOptions) => CompilerPlugin;
  /** Creates the plugin for esbuild. */
  readonly esbuild: (options?: PluginOptions) => SetupPlugin;
  /** Creates the plugin for Bun. */
  readonly bun: (options?: PluginOptions) => SetupPlugin;
}

/** Matches the text of modules that may request outputs from a dataflow. */
const MAY_ASK = /\.\s*(?:execute(?:Sync)?|prepare)\s*\(/;

/** Matches the text of modules that may have nodes for other threads. */
const MAY_HAVE_WORKERS = /@icosian\/runtime\/workers/;

/** The part of Vite's configuration that is used here. */
interface ViteConfig {
  readonly root: string;
  readonly command: "build" | "serve";
  readonly build: { readonly sourcemap: boolean | "inline" | "hidden" };
}

/** The plugins by bundler. */
export const plugins: Plugins = createUnplugin<PluginOptions | undefined>((options, meta) =>
  createPlugin(options ?? {}, meta),
) as Plugins;

function createPlugin(options: PluginOptions, meta: UnpluginContextMeta): UnpluginOptions {
  const modules = new PluginModules(options);
  // Bun supports decorators; esbuild keeps them if no target is configured.
  modules.lowersDecorators = meta.framework !== "bun";
  if (meta.framework === "esbuild")
    return { name: "icosian", esbuild: { setup: (build) => setUpEsbuild(build, modules) } };

  if (meta.framework === "webpack") modules.setRoot(meta.webpack.compiler.context);
  if (meta.framework === "rspack") modules.setRoot(meta.rspack.compiler.context);
  const programs = new EmittedPrograms(modules);
  const addressesOf = createAddresses(modules, meta, programs);
  const { configureServer, buildStart, watchChange, buildEnd } = createCheckHooks(modules, meta);
  const generated = createGenerateHooks(modules, meta);
  let wantsMaps = true;
  return {
    name: "icosian",
    // Generated files have to be up to date before they are checked.
    buildStart() {
      modules.refreshCode();
      generated.buildStart.call(this);
      return buildStart?.call(this);
    },
    watchChange(file, change) {
      modules.refreshCode();
      generated.watchChange(file);
      watchChange?.call(this, file, change);
    },
    buildEnd(error?: unknown) {
      modules.endBuild();
      return buildEnd?.call(this, error);
    },
    // Before types are stripped, because the manifest is read from them.
    enforce: "pre",
    transform: {
      filter: {
        id: { include: MODULE_ID, exclude: FOREIGN_ID },
        // Bundlers that are not written in JavaScript call the plugin only for files that match this filter.
        ...(modules.includesMore
          ? {}
          : { code: [MAY_HAVE_DIRECTIVE, MAY_HAVE_WORKERS, ...(modules.writesPlans ? [MAY_ASK] : [])] }),
      },
      handler(code, id) {
        const finish = (transformed: TransformedModule | null): { code: string; map: ModuleMap | null } | null => {
          if (transformed === null) return null;
          if (modules.showsWarnings) for (const warning of toWarningMessages(transformed)) this.warn(warning);
          const error = toErrorMessage(transformed);
          if (error !== null) this.error(error);
          const { output } = transformed;
          for (const file of output?.files ?? []) this.addWatchFile(file);
          return output === null ? null : { code: output.code, map: wantsMaps ? output.toMap() : null };
        };
        const transformed = modules.transformInBuild(code, id, addressesOf(this, id));
        return transformed instanceof Promise ? transformed.then(finish) : finish(transformed);
      },
    },
    rollup: programs.hooks,
    rolldown: programs.hooks,
    vite: {
      ...programs.hooks,
      // Vite transforms the modules of web workers with separate plugins.
      config: () => ({ worker: { plugins: () => [plugins.vite({ ...options, check: false })] } }),
      configResolved({ root, command, build }: ViteConfig) {
        modules.setRoot(root);
        modules.writesPlans &&= command === "build";
        modules.isServing = command === "serve";
        wantsMaps = command === "serve" || build.sourcemap !== false;
      },
      ...(configureServer === undefined ? {} : { configureServer }),
    },
  };
}
