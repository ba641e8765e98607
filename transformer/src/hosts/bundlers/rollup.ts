/** The entry point for Rollup: `plugins: [icosian()]` in rollup.config.js, before the plugin that strips types. */
import type { HookPlugin, PluginOptions } from "./plugin-options.js";
import { plugins } from "./unplugin.js";

export type { PluginOptions } from "./plugin-options.js";

/** Creates the plugin. */
const icosian: (options?: PluginOptions) => HookPlugin = plugins.rollup;
export default icosian;
