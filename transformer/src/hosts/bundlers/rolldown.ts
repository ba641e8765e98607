/** The entry point for Rolldown: `plugins: [icosian()]` in rolldown.config.js. */
import type { HookPlugin, PluginOptions } from "./plugin-options.js";
import { plugins } from "./unplugin.js";

export type { PluginOptions } from "./plugin-options.js";

/** Creates the plugin. */
const icosian: (options?: PluginOptions) => HookPlugin = plugins.rolldown;
export default icosian;
