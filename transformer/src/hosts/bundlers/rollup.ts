/** The door for Rollup: `import icosian from "@icosian/transformer/rollup"`. */
import { plugin } from "./plugin.js";
import type { RollupPlugin, MakePlugin } from "./plugin-types.js";

export type { BundlerOptions } from "./bundler-options.js";

/** The plugin for Rollup. */
const icosian: MakePlugin<RollupPlugin> = plugin.rollup;
export default icosian;
