/** The door for Rollup: `import icosian from "@icosian/transformer/rollup"`. */
import type { UnpluginInstance } from "unplugin";
import type { BundlerOptions } from "./bundler-options.js";
import { plugin } from "./plugin.js";

export type { BundlerOptions } from "./bundler-options.js";

/** The plugin for Rollup. */
const icosian: UnpluginInstance<BundlerOptions | undefined, false>["rollup"] = plugin.rollup;
export default icosian;
