/** What is published: the right files, sound `exports`, small bundles, nothing that nobody asked for. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "icosian-packages-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The parts of a package.json that the tests look at. */
interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly engines: { readonly node: string };
}

function readPackage(name: string): PackageJson {
  return JSON.parse(readFileSync(join(root, name, "package.json"), "utf8")) as PackageJson;
}

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

describe.each(["runtime", "transformer"])("%s", (name) => {
  it("is packed with its code, types, sources and words, and nothing else", () => {
    const [packed] = JSON.parse(run("npm", ["pack", "--dry-run", "--json"], join(root, name))) as [
      { files: { path: string }[] },
    ];
    const files = packed.files.map(({ path }) => path);
    const top = files.filter((file) => !/^(dist|src|diagnostics)\//.test(file)).sort();
    const own =
      name === "runtime"
        ? [
            "CACHE.md",
            "DATA.md",
            "DISTRIBUTED.md",
            "GRAPHS.md",
            "RUNS.md",
            "execution.schema.json",
            "manifest.schema.json",
            "openlineage.schema.json",
            "run-event.schema.json",
            "run.schema.json",
          ]
        : ["MCP.md", "options.schema.json", "bin/icosian.js"];
    expect(top).toEqual(["LICENSE", "README.md", ...own, "package.json"].sort());
    expect(files.filter((file) => !/\.(ts|js|map|json|md)$/.test(file) && file !== "LICENSE")).toEqual([]);
    for (const source of files.filter((file) => file.startsWith("src/"))) {
      const compiled = source.replace("src/", "dist/").replace(/\.ts$/, "");
      expect(files).toEqual(expect.arrayContaining([`${compiled}.js`, `${compiled}.d.ts`, `${compiled}.js.map`]));
    }
    const shared = files.filter((file) => file.startsWith("dist/hosts/shared/"));
    expect(shared.filter((file) => file.endsWith(".js"))).toHaveLength(shared.length / 2);
    expect(files.filter((file) => file.startsWith("dist/") && !shared.includes(file))).toHaveLength(
      3 * files.filter((file) => file.startsWith("src/")).length,
    );
  });

  it("satisfies publint", async () => {
    const { messages } = await publint({ pkgDir: join(root, name), strict: true });
    const pkg = readPackage(name);
    expect(messages.map((message) => formatMessage(message, pkg as unknown as Record<string, unknown>))).toEqual([]);
  });

  it("satisfies attw for ES modules", () => {
    // Fails by its exit code; the line shows that it looked at the main entry.
    const report = run(
      "npx",
      ["attw", "--pack", name, "--profile", "esm-only", "--format", "ascii", "--no-emoji"],
      root,
    );
    expect(report).toMatch(/node16 \(from ESM\)\W+OK \(ESM\)/);
  });
});

describe("runtime", () => {
  async function bundle(source: string): Promise<string> {
    const entry = join(folder, "entry.js");
    writeFileSync(entry, source);
    const alias = {
      "@icosian/runtime/adapters": join(root, "runtime/dist/lifecycle/adapters.js"),
      "@icosian/runtime/columns": join(root, "runtime/dist/columns/columns.js"),
      "@icosian/runtime/data": join(root, "runtime/dist/data/data.js"),
      "@icosian/runtime": join(root, "runtime/dist/index.js"),
    };
    const result = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      format: "esm",
      platform: "neutral",
      alias,
    });
    return result.outputFiles[0]!.text.replace(/^\/\/.*$/gm, "").trim();
  }

  it("has no dependencies but optional peers, and its main entry imports nothing of Node", async () => {
    const { dependencies, peerDependencies = {}, peerDependenciesMeta = {} } = readPackage("runtime");
    expect(dependencies).toBeUndefined();
    expect(Object.keys(peerDependencies).filter((peer) => peerDependenciesMeta[peer]?.optional !== true)).toEqual([]);
    // A neutral bundle fails on any import that is not part of it.
    expect(await bundle(`export * from "@icosian/runtime";`)).toContain("DataflowError");
    expect(await bundle(`export * from "@icosian/runtime/adapters";`)).toContain("toChromeTrace");
    expect(await bundle(`export * from "@icosian/runtime/columns";`)).toContain("rollingMean");
    expect(await bundle(`export * from "@icosian/runtime/data";`)).toContain("toTable");
  });

  it.each([
    `import "@icosian/runtime";`,
    `import {} from "@icosian/runtime";`,
    `import { dataflow } from "@icosian/runtime";`,
    `import * as all from "@icosian/runtime";`,
    `import { progress, timings } from "@icosian/runtime/adapters";`,
    `import { rollingMean } from "@icosian/runtime/columns";`,
    `import { toTable, registerTable, qualityReport } from "@icosian/runtime/data";`,
  ])("bundles to nothing when nothing is used: %s", async (source) => expect(await bundle(source)).toBe(""));

  it("does not drag the rest along when only `node` is used", async () => {
    expect(await bundle(`import { node } from "@icosian/runtime"; export const own = node(() => 1);`)).not.toContain(
      "Dataflow",
    );
  });
});

it("both packages have the same version and engines, and the transformer asks for that runtime", () => {
  const [runtime, transformer] = [readPackage("runtime"), readPackage("transformer")];
  expect(transformer.version).toBe(runtime.version);
  expect(transformer.engines).toEqual(runtime.engines);
  expect(transformer.dependencies?.["@icosian/runtime"]).toBe(runtime.version);
});
