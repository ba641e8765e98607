/** The entry point for Vite: `plugins: [icosian()]` in vite.config.ts. */
import type { HookPlugin, PluginOptions } from "./plugin-options.js";
import { plugins } from "./unplugin.js";

export type { PluginOptions } from "./plugin-options.js";

/** Creates the plugin. */
const icosian: (options?: PluginOptions) => HookPlugin = plugins.vite;
export default icosian;
