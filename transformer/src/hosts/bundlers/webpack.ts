/** The door for webpack: `import icosian from "@icosian/transformer/webpack"`. */
import type { UnpluginInstance } from "unplugin";
import type { BundlerOptions } from "./bundler-options.js";
import { plugin } from "./plugin.js";

export type { BundlerOptions } from "./bundler-options.js";

/** The plugin for webpack. */
const icosian: UnpluginInstance<BundlerOptions | undefined, false>["webpack"] = plugin.webpack;
export default icosian;
