/** The entry point for Bun: `plugins: [icosian()]` among the options of `Bun.build`. */
import type { SetupPlugin, PluginOptions } from "./plugin-options.js";
import { plugins } from "./unplugin.js";

export type { PluginOptions } from "./plugin-options.js";

/** Creates the plugin. */
const icosian: (options?: PluginOptions) => SetupPlugin = plugins.bun;
export default icosian;
