/** Bundles scripts with their dataflow modules as a website would: minified, tree-shaken, and split into chunks. */
import { basename } from "node:path";
import icosian from "@icosian/transformer/esbuild";
import { build, type Plugin } from "esbuild";
import type { Scripts } from "./browser.ts";

/** A script before it is bundled. */
export interface Source {
  readonly text: string;
  /** Where its imports start from. */
  readonly folder: string;
}

/** Bundles scripts together, so that what they share becomes a chunk of its own. */
export async function bundleForBrowser(
  sources: Readonly<Record<string, Source>>,
  define: Readonly<Record<string, string>>,
): Promise<Scripts> {
  const { outputFiles } = await build({
    entryPoints: Object.keys(sources).map((name) => ({ in: `source:${name}`, out: name })),
    bundle: true,
    minify: true,
    // No browser has decorators yet.
    target: "es2022",
    splitting: true,
    format: "esm",
    platform: "browser",
    outdir: "scripts",
    write: false,
    define: { ...define },
    alias: { "csv-parse/sync": "csv-parse/browser/esm/sync" },
    plugins: [loadSources(sources), leaveOutFiles, icosian()],
  });
  return new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
}

function loadSources(sources: Readonly<Record<string, Source>>): Plugin {
  return {
    name: "sources",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^source:/ }, ({ path }) => ({ path: path.replace("source:", ""), namespace: "source" }));
      onLoad({ filter: /./, namespace: "source" }, ({ path }) => {
        const source = sources[path];
        return source === undefined ? null : { contents: source.text, resolveDir: source.folder, loader: "js" };
      });
    },
  };
}

/** A browser has no files: the node that reads one has to be overridden. */
const leaveOutFiles: Plugin = {
  name: "leave-out-files",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:fs\/promises$/ }, ({ path }) => ({ path, namespace: "no-files" }));
    onLoad({ filter: /./, namespace: "no-files" }, () => ({ contents: "export const readFile = undefined;" }));
  },
};
