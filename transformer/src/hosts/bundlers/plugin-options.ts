/** The options of the plugins, and the types of the plugins. */
import type { TransformerOptions } from "../../project/options/options.js";

/** The options of a bundler plugin; they include those of the transformer. */
export interface PluginOptions extends Omit<TransformerOptions, "warnings"> {
  /** Whether warnings about modules are shown; true by default. */
  readonly warnings?: boolean;
  /**
   * Whether a build compiles requests to straight-line code, if their modules and outputs are visible to it. Other
   * requests are interpreted, with the same results. True by default. Development servers never compile requests.
   */
  readonly plans?: boolean;
  /**
   * Whether the graphs are checked with every build, as `icosian check` does. `project` is the path of the tsconfig, if
   * it is not in the root of the project. Errors fail a build, and are shown on the page of Vite's development server.
   * False by default, because it needs the project's TypeScript.
   */
  readonly check?: boolean | { readonly project: string };
}

/**
 * A plugin of Rollup, Rolldown or Vite.
 *
 * Plugins are declared structurally and not with the types of the bundlers, so that a project needs only the types of
 * the bundler that it uses.
 */
export interface HookPlugin {
  /** Name of the plugin in the bundler's messages. */
  readonly name: string;
}

/** A plugin of esbuild or Bun. */
export interface SetupPlugin {
  /** Name of the plugin in the bundler's messages. */
  readonly name: string;
  /** Called by the bundler at the start of a build. */
  readonly setup: (build: unknown) => void | Promise<void>;
}

/** A plugin of webpack or Rspack. */
export interface CompilerPlugin {
  /** Called by the bundler with its compiler. */
  readonly apply: (compiler: unknown) => void;
}
