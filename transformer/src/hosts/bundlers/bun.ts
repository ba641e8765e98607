/** The door for Bun: `import icosian from "@icosian/transformer/bun"`. */
import { plugin } from "./plugin.js";
import type { EsbuildPlugin, MakePlugin } from "./plugin-types.js";

export type { BundlerOptions } from "./bundler-options.js";

/** The plugin for Bun. */
const icosian: MakePlugin<EsbuildPlugin> = plugin.bun;
export default icosian;
