/** The door for Vite: `import icosian from "@icosian/transformer/vite"`. */
import type { UnpluginInstance } from "unplugin";
import type { BundlerOptions } from "./bundler-options.js";
import { plugin } from "./plugin.js";

export type { BundlerOptions } from "./bundler-options.js";

/** The plugin for Vite. */
const icosian: UnpluginInstance<BundlerOptions | undefined, false>["vite"] = plugin.vite;
export default icosian;
