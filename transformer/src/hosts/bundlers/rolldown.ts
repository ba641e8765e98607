/** The door for Rolldown: `import icosian from "@icosian/transformer/rolldown"`. */
import { plugin } from "./plugin.js";
import type { RollupPlugin, MakePlugin } from "./plugin-types.js";

export type { BundlerOptions } from "./bundler-options.js";

/** The plugin for Rolldown. */
const icosian: MakePlugin<RollupPlugin> = plugin.rolldown;
export default icosian;
