/**
 * Bundles what is loaded together, after `tsc` has built it: a process that starts reads one file in place of hundreds.
 *
 * A bundle replaces the file that `tsc` wrote for its entry, so that everything finds it where it was. It is not minified;
 * the types, the source maps and the sources of all modules are published as they are. What a bundle imports from other
 * packages stays an import.
 */
import { join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "../..");
const transformer = join(root, "transformer");

/** The entries, from `src` and without their ending, in groups that share what they have in common. */
const GROUPS = [["hosts/register/compiler"], ["hosts/register/sync-hooks"], ["hosts/register/async-hooks"]];

/** Leaves imports of packages, except for the runtime's `tooling`, of which a bundle needs a small part. */
const leavePackages = {
  name: "leave-packages",
  setup(api) {
    api.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === "entry-point" || path === "@icosian/runtime/tooling" ? undefined : { path, external: true },
    );
  },
};

await Promise.all(GROUPS.map(bundle));

function bundle(entries) {
  return build({
    entryPoints: entries.map((entry) => join(transformer, "src", `${entry}.ts`)),
    absWorkingDir: root,
    outdir: join(transformer, "dist"),
    outbase: join(transformer, "src"),
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    charset: "utf8",
    // The map is there for those who look for it; Node.js would read it at every start.
    sourcemap: "external",
    legalComments: "none",
    tsconfigRaw: {},
    logLevel: "warning",
    plugins: [leavePackages],
  });
}
