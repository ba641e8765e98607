/** The entry point for webpack: `plugins: [icosian()]` in webpack.config.js. */
import type { CompilerPlugin, PluginOptions } from "./plugin-options.js";
import { plugins } from "./unplugin.js";

export type { PluginOptions } from "./plugin-options.js";

/** Creates the plugin. */
const icosian: (options?: PluginOptions) => CompilerPlugin = plugins.webpack;
export default icosian;
