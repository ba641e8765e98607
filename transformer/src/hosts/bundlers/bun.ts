/** The door for Bun: `import icosian from "@icosian/transformer/bun"`. */
import type { UnpluginInstance } from "unplugin";
import type { BundlerOptions } from "./bundler-options.js";
import { plugin } from "./plugin.js";

export type { BundlerOptions } from "./bundler-options.js";

/** The plugin for Bun. */
const icosian: UnpluginInstance<BundlerOptions | undefined, false>["bun"] = plugin.bun;
export default icosian;
