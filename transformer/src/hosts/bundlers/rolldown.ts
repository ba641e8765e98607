/** The door for Rolldown: `import icosian from "@icosian/transformer/rolldown"`. */
import type { UnpluginInstance } from "unplugin";
import type { BundlerOptions } from "./bundler-options.js";
import { plugin } from "./plugin.js";

export type { BundlerOptions } from "./bundler-options.js";

/** The plugin for Rolldown. */
const icosian: UnpluginInstance<BundlerOptions | undefined, false>["rolldown"] = plugin.rolldown;
export default icosian;
