/** The door for Rspack: `import icosian from "@icosian/transformer/rspack"`. */
import type { UnpluginInstance } from "unplugin";
import type { BundlerOptions } from "./bundler-options.js";
import { plugin } from "./plugin.js";

export type { BundlerOptions } from "./bundler-options.js";

/** The plugin for Rspack. */
const icosian: UnpluginInstance<BundlerOptions | undefined, false>["rspack"] = plugin.rspack;
export default icosian;
