/** The tools that a plugin makes a host of, one a row: how they are recognised, and what is added to their files. */

/** A tool whose configuration file takes a plugin. */
export interface Bundler {
  readonly name: string;
  /** The package by which a project has it. */
  readonly dependency: string;
  /** Names of its configuration files, without extension; the first that there is, is the one that it reads. */
  readonly configs: readonly string[];
  /** What the plugin is imported from. */
  readonly plugin: string;
  /** What stands at the top of a new configuration file; null where there must be one. */
  readonly define: string | null;
}

const VITE = { plugin: "@icosian/transformer/vite", define: "vite" } as const;

/** Tools that build. */
export const bundlers: readonly Bundler[] = [
  { name: "vite", dependency: "vite", configs: ["vite.config"], ...VITE },
  row("rollup", "rollup", ["rollup.config"]),
  row("rolldown", "rolldown", ["rolldown.config"]),
  row("webpack", "webpack", ["webpack.config"]),
  row("rspack", "@rspack/core", ["rspack.config"]),
  // It reads no configuration: whatever file imports it builds by it.
  row("esbuild", "esbuild", []),
];

/** Tools that run tests. Vitest reads Vite's configuration where it has none of its own. */
export const testRunners: readonly Bundler[] = [
  { name: "vitest", dependency: "vitest", configs: ["vitest.config", "vite.config"], ...VITE, define: "vitest/config" },
  row("jest", "jest", ["jest.config"]),
];

/** Extensions of configuration files. */
export const CONFIG_EXTENSIONS = [".ts", ".mts", ".cts", ".js", ".mjs", ".cjs"] as const;

function row(name: string, dependency: string, configs: readonly string[]): Bundler {
  return { name, dependency, configs, plugin: `@icosian/transformer/${name}`, define: null };
}
