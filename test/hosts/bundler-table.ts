/** The bundlers that are tried, one a row: what is installed, how it is configured, and what it writes. */
import type { Dependencies } from "./install-packages.ts";
import type { Files } from "./project.ts";

/** One bundler. */
export interface Bundler {
  readonly name: string;
  readonly dependencies: Dependencies;
  /** What a user adds to a project. */
  readonly files: Files;
  /** What Node is given, to bundle `src/main.ts` minified into `dist/main.js`. */
  readonly build: readonly string[];
}

const SCRIPT = ["build.mjs"];

/** @param plugins - More plugins, as source. */
function esbuild(version: string): Bundler {
  return {
    name: `esbuild ${version}`,
    dependencies: { esbuild: version },
    build: SCRIPT,
    files: {
      "build.mjs": `import { build } from "esbuild";
import icosian from "@icosian/transformer/esbuild";
await build({
  entryPoints: ["src/main.ts"], outfile: "dist/main.js", bundle: true, minify: true, sourcemap: true,
  format: "esm", platform: "node", logLevel: "error", plugins: [icosian(/* options */)],
}).catch(() => process.exit(1));
`,
    },
  };
}

function vite(version: string): Bundler {
  return {
    name: `Vite ${version}`,
    dependencies: { vite: version },
    build: ["../../node_modules/vite/bin/vite.js", "build", "--logLevel", "error"],
    files: {
      "vite.config.mjs": `import icosian from "@icosian/transformer/vite";
export default {
  build: { ssr: "src/main.ts", minify: true, sourcemap: true },
  ssr: { noExternal: true },
  plugins: [icosian(/* options */)],
};
`,
    },
  };
}

/** For webpack and for Rspack, which takes the same configuration. */
function likeWebpack(name: string, bundler: string, door: string, rule: string, dependencies: Dependencies): Bundler {
  return {
    name,
    dependencies,
    build: SCRIPT,
    files: {
      "build.mjs": `import * as bundler from "${bundler}";
import icosian from "@icosian/transformer/${door}";
const compiler = (bundler.rspack ?? bundler.default)({
  mode: "production", target: "node20", context: import.meta.dirname, entry: "./src/main.ts", devtool: "source-map",
  output: { path: import.meta.dirname + "/dist", filename: "main.js", module: true, chunkFormat: "module" },
  experiments: { outputModule: true },
  module: { rules: [${rule}] },
  plugins: [icosian(/* options */)],
});
compiler.run((error, stats) => {
  const failed = error ?? (stats.hasErrors() ? stats.toString({ all: false, errors: true }) : null);
  if (failed !== null) console.error(failed);
  compiler.close(() => process.exit(failed === null ? 0 : 1));
});
`,
    },
  };
}

/** The bundlers with their names. */
export const bundlerRows: readonly (readonly [name: string, bundler: Bundler])[] = [
  esbuild("0.28.2"),
  vite("8.3.8"),
  vite("7.3.8"),
  {
    name: "Rollup 4.68.7",
    dependencies: {
      rollup: "4.68.7",
      "rollup-plugin-esbuild": "6.2.1",
      esbuild: "0.28.2",
      "@rollup/plugin-commonjs": "29.0.3",
      "@rollup/plugin-json": "6.1.0",
      "@rollup/plugin-node-resolve": "16.0.3",
    },
    build: SCRIPT,
    files: {
      "build.mjs": `import { rollup } from "rollup";
import commonjs from "@rollup/plugin-commonjs";
import json from "@rollup/plugin-json";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import esbuild from "rollup-plugin-esbuild";
import icosian from "@icosian/transformer/rollup";
try {
  const plugins = [icosian(/* options */), nodeResolve(), commonjs(), json(), esbuild({ minify: true, target: "es2023" })];
  const bundle = await rollup({ input: "src/main.ts", plugins });
  await bundle.write({ file: "dist/main.js", sourcemap: true });
} catch (error) {
  console.error(\`\${error.message}\\n\${error.loc?.file}:\${error.loc?.line}\`);
  process.exit(1);
}
`,
    },
  },
  {
    name: "Rolldown 1.3.2",
    dependencies: { rolldown: "1.3.2" },
    build: SCRIPT,
    files: {
      "build.mjs": `import { build } from "rolldown";
import icosian from "@icosian/transformer/rolldown";
await build({
  input: "src/main.ts", platform: "node", plugins: [icosian(/* options */)],
  output: { file: "dist/main.js", minify: true, sourcemap: true },
}).catch((error) => { console.error(error.message); process.exit(1); });
`,
    },
  },
  likeWebpack(
    "webpack 5.112.2",
    "webpack",
    "webpack",
    `{ test: /\\.ts$/, loader: "esbuild-loader", options: { target: "es2023" } }`,
    {
      webpack: "5.112.2",
      "esbuild-loader": "4.5.0",
    },
  ),
  likeWebpack(
    "Rspack 2.3.2",
    "@rspack/core",
    "rspack",
    `{ test: /\\.ts$/, loader: "builtin:swc-loader", options: { jsc: { parser: { syntax: "typescript" }, target: "es2022" } } }`,
    { "@rspack/core": "2.3.2" },
  ),
].map((bundler) => [bundler.name, bundler] as const);
