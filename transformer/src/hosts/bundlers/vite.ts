/** The door for Vite: `import icosian from "@icosian/transformer/vite"`. */
import { plugin } from "./plugin.js";
import type { RollupPlugin, MakePlugin } from "./plugin-types.js";

export type { BundlerOptions } from "./bundler-options.js";

/** The plugin for Vite. */
const icosian: MakePlugin<RollupPlugin> = plugin.vite;
export default icosian;
