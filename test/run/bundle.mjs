/**
 * Bundles what a process loads together, after `tsc` has built it, so that it reads a few files in place of hundreds.
 *
 * A bundle replaces the file that `tsc` wrote for its entry, so that everything finds it where it was; what entries of a
 * group have in common is in `hosts/shared`. Nothing is minified; types, source maps and the sources of all modules are
 * published as they are. What is imported from other packages stays an import.
 */
import { readFileSync, rmSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { build } from "esbuild";
import { parseSync } from "oxc-parser";

const root = join(import.meta.dirname, "../..");
const source = join(root, "transformer/src");
const built = join(root, "transformer/dist");
const runtime = join(root, "runtime/dist");

/** The folder of parts that several entries load, or that are loaded on demand. */
const SHARED = "hosts/shared";

/** The name that stands for `import.meta` in a bundle. */
const ADDRESS = "moduleAddress";

const BUNDLERS = ["vite", "rollup", "rolldown", "webpack", "rspack", "esbuild", "bun"];

/** The entries by their paths in `src`, without their ending, in groups that share parts. */
const GROUPS = [
  // Parts would have to be found and read one by one while a program waits.
  ["hosts/register/compiler"],
  ["hosts/register/sync-hooks"],
  ["hosts/register/async-hooks"],
  [
    "hosts/cli/main",
    "hosts/main",
    "hosts/editor/plugin",
    "hosts/jest/jest",
    ...BUNDLERS.map((name) => `hosts/bundlers/${name}`),
    "hosts/bundlers/check/check-worker",
    "hosts/bundlers/modules/compile-worker",
    "project/read-ahead/read-worker",
  ],
];

/** Leaves imports of packages, except for those of the runtime, of which a bundle needs parts. */
const leavePackages = {
  name: "leave-packages",
  setup(api) {
    api.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === "entry-point" || path.startsWith("@icosian/runtime") ? undefined : { path, external: true },
    );
  },
};

/** Leaves data as it is. Freezing shows mistakes of ours, for which there are tests, and takes as long as some phases. */
const leaveUnfrozen = {
  name: "leave-unfrozen",
  setup(api) {
    api.onLoad({ filter: /[\\/]transformer[\\/]src[\\/]ir[\\/]deep-freeze\.ts$/ }, () => ({
      contents: "export function deepFreeze(value) { return value; }",
    }));
  },
};

/** Rewrites what a bundle would get wrong; see the two functions. */
const rewrite = {
  name: "rewrite",
  setup(api) {
    api.onLoad({ filter: /[\\/](transformer[\\/]src|runtime[\\/]dist)[\\/].*\.[jt]s$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const isOwn = path.startsWith(source);
      return { contents: keepAddress(path, isOwn ? passEntries(path, text) : text), loader: isOwn ? "ts" : "js" };
    });
  },
};

/**
 * Makes `import.meta.url` the address of the module, as it is without a bundle, because other files are found from there.
 * It is read when it is used: few programs use those of the runtime, which have to be looked for.
 */
function keepAddress(path, text) {
  if (!text.includes("import.meta.url")) return text;
  const isOwn = path.startsWith(source);
  const name = relative(isOwn ? source : runtime, path).replaceAll(sep, "/");
  const file = JSON.stringify(`./${name.replace(/\.ts$/, ".js")}`);
  // Destructured, because `import.meta.url` itself is what is replaced. All bundles are somewhere below `dist`.
  const address = isOwn
    ? `const { url } = import.meta; return new URL(${file}, url.slice(0, url.lastIndexOf("/dist/") + 6)).href;`
    : `return new URL(${file}, import.meta.resolve("@icosian/runtime")).href;`;
  return `const ${ADDRESS} = { get href() { ${address} } }; ${text}`;
}

/**
 * Makes imports from an entry of the runtime imports from the files that it passes on. Otherwise whatever imports one name
 * of the entry would load all that any bundle uses of it.
 */
function passEntries(path, text) {
  let passed = "";
  let end = 0;
  for (const { start, end: after, moduleRequest, entries } of parseSync(path, text).module.staticImports) {
    const [, entry] = /^@icosian\/runtime(\/.*)?$/.exec(moduleRequest.value) ?? [null, null];
    if (entry === null) continue;
    const files = readEntry(entry);
    const imports = entries.flatMap(({ importName, localName }) => {
      const found = files.get(importName.name);
      // A type needs no import.
      if (found === undefined) return [];
      const imported =
        found.original === "*" ? `* as ${localName.value}` : `{ ${found.original} as ${localName.value} }`;
      return `import ${imported} from "${found.file}";`;
    });
    passed += `${text.slice(end, start)}${imports.join(" ")}`;
    end = after;
  }
  return passed + text.slice(end);
}

/** The files that an entry of the runtime passes on, by exported name. */
function readEntry(entry = "") {
  const { exports } = JSON.parse(readFileSync(join(runtime, "../package.json"), "utf8"));
  const path = join(runtime, "..", exports[`.${entry}`].default);
  const files = new Map();
  const text = readFileSync(path, "utf8");
  for (const [, all, names, specifier] of text.matchAll(/^export (?:\* as (\w+)|\{([^}]*)\}) from "([^"]+)";/gm)) {
    const file = join(dirname(path), specifier).replaceAll(sep, "/");
    if (all !== undefined) files.set(all, { file, original: "*" });
    for (const name of names?.split(",") ?? []) {
      const [original, exported = original] = name.trim().split(" as ");
      files.set(exported, { file, original });
    }
  }
  return files;
}

rmSync(join(built, SHARED), { recursive: true, force: true });
await Promise.all(GROUPS.map(bundle));

function bundle(entries) {
  return build({
    entryPoints: entries.map((entry) => join(source, `${entry}.ts`)),
    absWorkingDir: root,
    outdir: built,
    outbase: source,
    chunkNames: `${SHARED}/[name]-[hash]`,
    splitting: entries.length > 1,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    charset: "utf8",
    // The map is there for those who look for it; Node.js would read it at every start.
    sourcemap: "external",
    sourcesContent: false,
    legalComments: "none",
    tsconfigRaw: {},
    logLevel: "warning",
    define: { "import.meta.url": `${ADDRESS}.href` },
    plugins: [leavePackages, leaveUnfrozen, rewrite],
  });
}
