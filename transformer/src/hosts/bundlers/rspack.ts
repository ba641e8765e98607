/** The entry point for Rspack: `plugins: [icosian()]` in rspack.config.js. */
import type { CompilerPlugin, PluginOptions } from "./plugin-options.js";
import { plugins } from "./unplugin.js";

export type { PluginOptions } from "./plugin-options.js";

/** Creates the plugin. */
const icosian: (options?: PluginOptions) => CompilerPlugin = plugins.rspack;
export default icosian;
