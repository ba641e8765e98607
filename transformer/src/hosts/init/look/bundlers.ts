/** The tools that have a plugin, one per row: how to recognise them, and what to add to their files. */

/** A tool whose configuration file accepts a plugin. */
export interface Bundler {
  /** Name of the tool, as `--host` accepts it. */
  readonly name: string;
  /** The package that provides the tool. */
  readonly dependency: string;
  /** Names of its configuration files, without extension; the tool reads the first one that exists. */
  readonly configs: readonly string[];
  /** The specifier of the plugin's import. */
  readonly plugin: string;
  /** The first line of a new configuration file; null if the file must already exist. */
  readonly define: string | null;
}

const VITE = { plugin: "@icosian/transformer/vite", define: "vite" } as const;

/** The tools that build. */
export const bundlers: readonly Bundler[] = [
  { name: "vite", dependency: "vite", configs: ["vite.config"], ...VITE },
  row("rollup", "rollup", ["rollup.config"]),
  row("rolldown", "rolldown", ["rolldown.config"]),
  row("webpack", "webpack", ["webpack.config"]),
  row("rspack", "@rspack/core", ["rspack.config"]),
  // esbuild has no configuration file: it is called by a build script.
  row("esbuild", "esbuild", []),
];

/** The tools that run tests. Vitest reads Vite's configuration if it has none of its own. */
export const testRunners: readonly Bundler[] = [
  { name: "vitest", dependency: "vitest", configs: ["vitest.config", "vite.config"], ...VITE, define: "vitest/config" },
  row("jest", "jest", ["jest.config"]),
];

/** Extensions of configuration files. */
export const CONFIG_EXTENSIONS = [".ts", ".mts", ".cts", ".js", ".mjs", ".cjs"] as const;

/** The names that `--host` accepts. */
export const HOST_NAMES: readonly string[] = [
  "ts-patch",
  "ttypescript",
  "generate",
  "node",
  ...[...bundlers, ...testRunners].map(({ name }) => name),
];

function row(name: string, dependency: string, configs: readonly string[]): Bundler {
  return { name, dependency, configs, plugin: `@icosian/transformer/${name}`, define: null };
}
