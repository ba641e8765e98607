/** The door for Rspack: `import icosian from "@icosian/transformer/rspack"`. */
import { plugin } from "./plugin.js";
import type { WebpackPlugin, MakePlugin } from "./plugin-types.js";

export type { BundlerOptions } from "./bundler-options.js";

/** The plugin for Rspack. */
const icosian: MakePlugin<WebpackPlugin> = plugin.rspack;
export default icosian;
