/** The options of the plugins, which are those of the transformer, and the plugins as their bundlers take them. */
import type { TransformerOptions } from "../../project/options/options.js";

/** What a project can say to the plugin of its bundler. */
export interface PluginOptions extends Omit<TransformerOptions, "warnings"> {
  /** Whether warnings about modules are shown. True unless said. */
  readonly warnings?: boolean;
  /**
   * Whether a build writes requests whose modules and outputs it can see as straight-line code; others are interpreted,
   * with the same results. True unless said. Development servers never do.
   */
  readonly plans?: boolean;
  /**
   * Whether the graphs are checked beside every build, as `icosian check` does it; with the tsconfig where it is not the
   * one in the root of the project. Errors fail a build, and show on the page of Vite's development server. False unless
   * said, because it takes the project's TypeScript.
   */
  readonly check?: boolean | { readonly project: string };
}

/**
 * A plugin of Rollup, Rolldown or Vite.
 *
 * Plugins are declared by what their bundlers ask of them and not by the types of the bundlers, so that no project needs
 * the types of a bundler that it does not have.
 */
export interface HookPlugin {
  readonly name: string;
}

/** A plugin of esbuild or Bun. */
export interface SetupPlugin {
  readonly name: string;
  readonly setup: (build: unknown) => void | Promise<void>;
}

/** A plugin of webpack or Rspack. */
export interface CompilerPlugin {
  readonly apply: (compiler: unknown) => void;
}
