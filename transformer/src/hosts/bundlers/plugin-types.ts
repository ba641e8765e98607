/**
 * The plugins as the types of bundlers accept them. Written out, because a project has the types of its own bundler and
 * of no other.
 */
import type { BundlerOptions } from "./bundler-options.js";

/** A plugin of Rollup and of those that take its plugins: Rolldown, Vite. */
export interface RollupPlugin {
  readonly name: string;
}

/** A plugin of webpack and Rspack. */
export interface WebpackPlugin {
  apply(compiler: object): void;
}

/** A plugin of esbuild and Bun. */
export interface EsbuildPlugin {
  readonly name: string;
  setup(build: object): void | Promise<void>;
}

/** Makes a plugin. */
export type MakePlugin<Plugin> = (options?: BundlerOptions) => Plugin;
