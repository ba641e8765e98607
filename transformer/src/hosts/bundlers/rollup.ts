/** The door for Rollup: `plugins: [icosian()]` in rollup.config.js, before what strips types. */
import type { HookPlugin, PluginOptions } from "./plugin-options.js";
import { plugins } from "./unplugin.js";

export type { PluginOptions } from "./plugin-options.js";

/** Makes the plugin. */
const icosian: (options?: PluginOptions) => HookPlugin = plugins.rollup;
export default icosian;
