/** The door for esbuild: `import icosian from "@icosian/transformer/esbuild"`. */
import type { UnpluginInstance } from "unplugin";
import type { BundlerOptions } from "./bundler-options.js";
import { plugin } from "./plugin.js";

export type { BundlerOptions } from "./bundler-options.js";

/** The plugin for esbuild. */
const icosian: UnpluginInstance<BundlerOptions | undefined, false>["esbuild"] = plugin.esbuild;
export default icosian;
