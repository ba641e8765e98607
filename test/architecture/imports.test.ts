/** Reads the imports of both packages and holds them against the directions that ARCHITECTURE.md gives. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { alg, Graph } from "@dagrejs/graphlib";
import { parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

/** One file of a package and what it imports: paths from the root of the repository, or names of packages. */
interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
  /** Imports that exist when it runs. */
  readonly valueImports: readonly string[];
}

function readFiles(folder: string): readonly SourceFile[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFile(`${folder}/${name.replaceAll("\\", "/")}`));
}

function readFile(path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const resolve = (specifier: string): string =>
    specifier.startsWith(".") ? posix.join(dirname(path), specifier).replace(/\.js$/, ".ts") : specifier;
  const statics = [
    ...module.staticImports.map((each) => ({
      from: each.moduleRequest.value,
      isType: each.entries.length > 0 && each.entries.every((entry) => entry.isType),
    })),
    ...module.staticExports.flatMap((each) =>
      each.entries.flatMap((entry) =>
        entry.moduleRequest ? [{ from: entry.moduleRequest.value, isType: entry.isType }] : [],
      ),
    ),
    // Where the text of what is imported has quotes; a name that is computed is nothing that a test could follow.
    ...module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) =>
      text[start] === '"' ? [{ from: text.slice(start + 1, end - 1), isType: false }] : [],
    ),
  ];
  return {
    path,
    text,
    imports: statics.map(({ from }) => resolve(from)),
    valueImports: statics.filter(({ isType }) => !isType).map(({ from }) => resolve(from)),
  };
}

const runtime = readFiles("runtime/src");
const transformer = readFiles("transformer/src");
const all = [...runtime, ...transformer];

/** The questions about types; who answers them is no phase's business. */
const ORACLE = "transformer/src/oracle/oracle.ts";

/** The folder of a transformer's file that counts: `2-analyse`, `hosts`, or the file itself at the top. */
function roomOf(path: string): string {
  return path.replace("transformer/src/", "").split("/")[0] ?? path;
}

/** Optional peers, and the folders that may import each of them; a subpath export reaches them. */
const PEERS: ReadonlyMap<string, string | readonly string[]> = new Map<string, string | readonly string[]>([
  ["@opentelemetry/api", "runtime/src/lifecycle/opentelemetry/"],
  ["@uwdata/flechette", "runtime/src/formats/arrow/"],
  ["bullmq", "runtime/src/distributed/bullmq/"],
  ["csv-parse", "runtime/src/formats/csv/"],
  ["hyparquet", "runtime/src/formats/parquet/"],
  ["hyparquet-compressors", "runtime/src/formats/parquet/"],
  ["hyparquet-writer", "runtime/src/formats/parquet/"],
  ["@duckdb/node-api", "runtime/src/formats/duckdb/"],
  ["libsql", "runtime/src/formats/sqlite/"],
  ["aws4fetch", "runtime/src/cache/stores/s3/"],
  ["ioredis", ["runtime/src/cache/stores/redis/", "runtime/src/distributed/bullmq/"]],
  ["pg", ["runtime/src/formats/postgres/", "runtime/src/cache/stores/postgres/"]],
  ["pg-copy-streams", "runtime/src/formats/postgres/"],
]);

/** Folders that nothing imports but the program that needs them. */
const SUBPATHS = ["runtime/src/lifecycle/opentelemetry/", "runtime/src/lifecycle/openlineage/"];

describe("runtime", () => {
  it.each(runtime.map((file) => [file.path, file] as const))(
    "%s imports nothing outside the package but an optional peer of its own",
    (_, { imports, path }) => {
      // Names of the package's own `imports` begin with `#`.
      const isOurs = (each: string): boolean => each.startsWith("runtime/src/") || each.startsWith("#");
      const isPeer = (each: string): boolean =>
        [PEERS.get(each) ?? []].flat().some((folder) => path.startsWith(folder));
      const foreign = imports.filter((each) => !isOurs(each) && !isPeer(each));
      expect(path.endsWith(".node.ts") ? foreign.filter((each) => !each.startsWith("node:")) : foreign).toEqual([]);
    },
  );

  it.each(SUBPATHS)("reaches %s by its own subpath only", (folder) => {
    const others = runtime.filter(({ path }) => !path.startsWith(folder));
    expect(others.length).toBeLessThan(runtime.length);
    expect(others.filter(({ imports }) => imports.some((each) => each.startsWith(folder)))).toEqual([]);
  });

  it("keeps the graph's algorithms pure: they import nothing but each other and types", () => {
    for (const { path, valueImports } of runtime.filter((file) => file.path.startsWith("runtime/src/graph/")))
      expect(
        valueImports.filter((each) => !each.startsWith("runtime/src/graph/")),
        path,
      ).toEqual([]);
  });
});

describe("transformer", () => {
  const phases = transformer.filter(({ path }) => /^\d-/.test(roomOf(path)));

  it.each(phases.map((file) => [file.path, file] as const))(
    "%s imports only data, words, its own phase and, to check, what linking found",
    (_, { path, imports }) => {
      const ours = imports.filter((each) => each.startsWith("transformer/") && each !== ORACLE);
      const allowed = [roomOf(path), "ir", "diagnostics", ...(roomOf(path) === "4-check" ? ["3-link"] : [])];
      expect(ours.filter((each) => !allowed.includes(roomOf(each)))).toEqual([]);
    },
  );

  it.each([
    ["ir", ["ir"]],
    ["diagnostics", ["diagnostics", "ir"]],
  ])("keeps %s to %j", (room, allowed) => {
    const files = transformer.filter(({ path }) => roomOf(path) === room);
    expect(files.length).toBeGreaterThan(1);
    for (const { path, imports } of files) {
      const ours = imports.filter((each) => each.startsWith("transformer/"));
      expect(
        ours.filter((each) => !allowed.includes(roomOf(each))),
        path,
      ).toEqual([]);
    }
  });

  it.each(transformer.map((file) => [file.path, file] as const))(
    "%s takes TypeScript from its host and the runtime by its name",
    (_, { path, imports, valueImports }) => {
      expect(valueImports).not.toContain("typescript");
      const mayKnowItsTypes =
        ["hosts", "project"].includes(roomOf(path)) || (roomOf(path) === "oracle" && path !== ORACLE);
      if (!mayKnowItsTypes) expect(imports).not.toContain("typescript");
      expect(imports.filter((each) => each.startsWith("runtime/"))).toEqual([]);
    },
  );

  it("keeps data, words and phases free of hosts", () => {
    for (const { path, imports } of transformer.filter((file) => !["hosts", "index.ts"].includes(roomOf(file.path))))
      expect(imports.map(roomOf), path).not.toContain("hosts");
  });
});

describe("every file", () => {
  it("is part of no circle of imports", () => {
    const graph = new Graph({ directed: true });
    for (const { path, imports } of all) for (const each of imports) graph.setEdge(path, each);
    expect(alg.findCycles(graph)).toEqual([]);
  });

  it.each(all.map((file) => [file.path, file] as const))(
    "%s says in its first lines what it is, and is no longer than 200 lines",
    (_, { text }) => {
      expect(text).toMatch(/^(#!.*\n)?\/\*\*[ \n]/);
      expect(text.split("\n").length).toBeLessThanOrEqual(200);
    },
  );

  it("is named in kebab-case", () => {
    expect(all.map(({ path }) => path).filter((path) => !/^[a-z0-9/.-]+$/.test(path))).toEqual([]);
  });
});
