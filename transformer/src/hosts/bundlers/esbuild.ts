/** The entry point for esbuild: `plugins: [icosian()]` among the options of `build`. */
import type { SetupPlugin, PluginOptions } from "./plugin-options.js";
import { plugins } from "./unplugin.js";

export type { PluginOptions } from "./plugin-options.js";

/** Creates the plugin. */
const icosian: (options?: PluginOptions) => SetupPlugin = plugins.esbuild;
export default icosian;
