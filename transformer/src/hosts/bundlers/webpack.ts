/** The door for webpack: `import icosian from "@icosian/transformer/webpack"`. */
import { plugin } from "./plugin.js";
import type { WebpackPlugin, MakePlugin } from "./plugin-types.js";

export type { BundlerOptions } from "./bundler-options.js";

/** The plugin for webpack. */
const icosian: MakePlugin<WebpackPlugin> = plugin.webpack;
export default icosian;
