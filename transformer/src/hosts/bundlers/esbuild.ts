/** The door for esbuild: `import icosian from "@icosian/transformer/esbuild"`. */
import { plugin } from "./plugin.js";
import type { EsbuildPlugin, MakePlugin } from "./plugin-types.js";

export type { BundlerOptions } from "./bundler-options.js";

/** The plugin for esbuild. */
const icosian: MakePlugin<EsbuildPlugin> = plugin.esbuild;
export default icosian;
