/** The bundlers that are tried, one a row: what is installed, and the script that builds with it. */
import type { Dependencies } from "./install-packages.ts";

/** One bundler. */
export interface Bundler {
  readonly name: string;
  readonly dependencies: Dependencies;
  /** Name of the plugin's door. */
  readonly door: string;
  /**
   * Builds a minified module with a source map from `entry`, with as many plugins as `plugins` has. Where the bundler
   * tells of errors and does not fail by itself, the script throws. Where `external` is true, packages are not bundled.
   */
  readonly script: string;
  /** What its own types call a plugin. */
  readonly plugin: string;
  /** The package of those types where it is not the bundler. */
  readonly types?: string;
  /** Whether the threads of workers find their modules in a bundle. True unless said. */
  readonly hasThreads?: boolean;
  /** The program that runs the script: Node unless said. */
  readonly program?: string;
}

const esbuild = `
import { build } from "esbuild";
await build({ entryPoints: [entry], outfile, bundle: true, minify: true, sourcemap: true, format: "esm", platform: "node", plugins, ...(external ? { packages: "external" } : {}) });
`;

const vite = `
import { build } from "vite";
const output = { entryFileNames: basename(outfile) };
await build({
  configFile: false,
  logLevel: "warn",
  plugins,
  ...(external ? {} : { ssr: { noExternal: [/./] } }),
  build: { target: "es2022", ssr: entry, outDir: dirname(outfile), emptyOutDir: false, minify: true, sourcemap: true, rollupOptions: { output } },
});
`;

const rollup = `
import { rollup } from "rollup";
import resolveNode from "@rollup/plugin-node-resolve";
import commonjs from "@rollup/plugin-commonjs";
import json from "@rollup/plugin-json";
import esbuild from "rollup-plugin-esbuild";
const bundle = await rollup({ input: entry, external: external ? [/^@icosian/] : [], plugins: [...plugins, esbuild({ target: "es2022", minify: true }), resolveNode(), commonjs(), json()] });
await bundle.write({ dir: dirname(outfile), entryFileNames: basename(outfile), format: "esm", sourcemap: true });
`;

const rolldown = `
import { build } from "rolldown";
const output = { dir: dirname(outfile), entryFileNames: basename(outfile), format: "esm", minify: true, sourcemap: true };
await build({ input: entry, platform: "node", external: external ? [/^@icosian/] : [], plugins, output });
`;

/** webpack and Rspack have nearly the same options. */
const likeWebpack = `
const compiler = compile({
  mode: "production",
  target: "node20",
  devtool: "source-map",
  entry: resolve(entry),
  context: process.cwd(),
  output: { path: resolve(dirname(outfile)), filename: basename(outfile), module: true, library: { type: "module" } },
  ...moreOptions,
  ...(external ? { externals: [/^@icosian/], externalsType: "module" } : {}),
  module: { rules: [{ test: /\\.ts$/, use: [loader] }] },
  plugins,
});
const stats = await new Promise((done, fail) => compiler.run((error, result) => (error ? fail(error) : done(result))));
// A process whose compiler is left open can be kept alive, or ended, by its native threads.
await new Promise((done, fail) => compiler.close((error) => (error ? fail(error) : done())));
const text = stats.toString({ preset: "errors-warnings", colors: false });
if (text !== "") console.log(text);
if (stats.hasErrors()) throw new Error("The build has failed.");
`;

const webpack = `
import compile from "webpack";
const loader = { loader: "swc-loader", options: { jsc: { parser: { syntax: "typescript" }, target: "es2022" } } };
const moreOptions = { experiments: { outputModule: true } };
${likeWebpack}`;

const rspack = `
import { rspack as compile } from "@rspack/core";
const loader = { loader: "builtin:swc-loader", options: { jsc: { parser: { syntax: "typescript" }, target: "es2022" } } };
const moreOptions = { resolve: { extensions: ["...", ".ts"] }, ...(compile.rspackVersion.startsWith("1.") ? { experiments: { outputModule: true } } : {}) };
${likeWebpack}`;

const bun = `
const result = await Bun.build({ entrypoints: [entry], outdir: dirname(outfile), naming: basename(outfile), target: "node", minify: true, sourcemap: "linked", packages: external ? "external" : "bundle", plugins, throw: true });
for (const log of result.logs) console.log(log);
`;

/** Where what strips types does not lower decorators, TypeScript does. */
const LOWERING: Dependencies = { typescript: "6.0.3" };

const bundlers: readonly Bundler[] = [
  {
    name: "esbuild 0.28.2",
    dependencies: { esbuild: "0.28.2" },
    door: "esbuild",
    script: esbuild,
    plugin: 'import("esbuild").Plugin',
  },
  {
    name: "esbuild 0.25.0",
    dependencies: { esbuild: "0.25.0" },
    door: "esbuild",
    script: esbuild,
    plugin: 'import("esbuild").Plugin',
  },
  {
    name: "Vite 8.3.8",
    dependencies: { vite: "8.3.8", ...LOWERING },
    door: "vite",
    script: vite,
    plugin: 'import("vite").PluginOption',
  },
  {
    name: "Vite 7.3.8",
    dependencies: { vite: "7.3.8" },
    door: "vite",
    script: vite,
    plugin: 'import("vite").PluginOption',
  },
  {
    name: "Vite 6.0.0",
    dependencies: { vite: "6.0.0" },
    door: "vite",
    script: vite,
    plugin: 'import("vite").PluginOption',
  },
  {
    name: "Rollup 4.68.7",
    dependencies: {
      rollup: "4.68.7",
      "rollup-plugin-esbuild": "6.2.1",
      esbuild: "0.28.2",
      "@rollup/plugin-node-resolve": "16.0.3",
      "@rollup/plugin-commonjs": "29.0.3",
      "@rollup/plugin-json": "6.1.0",
    },
    door: "rollup",
    script: rollup,
    plugin: 'import("rollup").InputPluginOption',
  },
  {
    name: "Rolldown 1.3.2",
    dependencies: { rolldown: "1.3.2", ...LOWERING },
    door: "rolldown",
    script: rolldown,
    plugin: 'import("rolldown").RolldownPluginOption',
  },
  {
    name: "webpack 5.112.2",
    dependencies: { webpack: "5.112.2", "swc-loader": "0.2.7", "@swc/core": "1.16.22", ...LOWERING },
    door: "webpack",
    script: webpack,
    plugin: 'import("webpack").WebpackPluginInstance',
  },
  {
    name: "Rspack 2.3.2",
    dependencies: { "@rspack/core": "2.3.2", ...LOWERING },
    door: "rspack",
    script: rspack,
    plugin: 'import("@rspack/core").RspackPluginInstance',
  },
  {
    name: "Rspack 1.6.2",
    dependencies: { "@rspack/core": "1.6.2", ...LOWERING },
    door: "rspack",
    script: rspack,
    plugin: 'import("@rspack/core").RspackPluginInstance',
  },
  {
    name: "Bun 1.4.5",
    dependencies: { bun: "1.4.5", "bun-types": "1.4.5" },
    door: "bun",
    script: bun,
    plugin: 'import("bun").BunPlugin',
    types: "bun-types",
    hasThreads: false,
    program: "bun/bin/bun.exe",
  },
];

/** Every bundler with its name before it, as rows of a test. */
export const bundlerRows: readonly (readonly [name: string, bundler: Bundler])[] = bundlers.map((each) => [
  each.name,
  each,
]);
