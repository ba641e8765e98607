/** Programs of threads in bundles of every shape: formats, folders, builds in memory, and what cannot be. */
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import icosian from "@icosian/transformer/esbuild";
import { build, type BuildOptions, type Plugin } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PluginModules } from "../../../../../transformer/src/hosts/bundlers/modules/plugin-modules.ts";
import { EmittedPrograms } from "../../../../../transformer/src/hosts/bundlers/threads/emit-chunks.ts";
import { findWorkerAddresses } from "../../../../../transformer/src/hosts/bundlers/threads/find-worker-addresses.ts";
import { toServedName } from "../../../../../transformer/src/hosts/bundlers/threads/thread-program.ts";
import { run } from "../../../../hosts/run.ts";

const HEAVY = `"use dataflow";
import { node } from "@icosian/runtime";
import { worker as inThread } from "@icosian/runtime/workers";
import { threadId } from "node:worker_threads";
export const heavy = node(inThread(import.meta.url), (x: number): readonly [number, boolean] => [x * 2, threadId > 0]);
`;

const MAIN = `import { dataflow } from "@icosian/runtime";
import * as heavy from "./heavy.ts";
console.log("main");
const flow = dataflow(heavy);
void flow.execute(["heavy"], { inputs: { x: 4 } }).then(
  (values) => (console.log(JSON.stringify(values)), flow.close()),
  (error) => console.log(error.message),
);
`;

let folder: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "icosian-threads-")));
  mkdirSync(join(folder, "node_modules/@icosian"), { recursive: true });
  mkdirSync(join(folder, "src/pages"), { recursive: true });
  symlinkSync(
    join(import.meta.dirname, "../../../../../runtime"),
    join(folder, "node_modules/@icosian/runtime"),
    "dir",
  );
  writeFileSync(join(folder, "package.json"), "{}");
  writeFileSync(join(folder, "src/heavy.ts"), HEAVY);
  writeFileSync(join(folder, "src/main.ts"), MAIN);
  writeFileSync(join(folder, "src/pages/page.ts"), MAIN.replace("./heavy", "../heavy"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Builds, and runs one of the outputs. */
async function buildAndRun(options: BuildOptions, file: string): Promise<string> {
  await build({ ...common(), ...options });
  return (await run(process.execPath, [file], { folder })).output;
}

function common(): BuildOptions & { readonly plugins: Plugin[] } {
  return {
    absWorkingDir: folder,
    entryPoints: ["src/main.ts"],
    bundle: true,
    minify: true,
    platform: "node",
    logLevel: "silent",
    plugins: [icosian()],
  };
}

const EXPECTED = `main\n{"heavy":[8,true]}\n`;

describe("esbuild", () => {
  it.each([
    ["ES modules", { format: "esm", outfile: "esm/main.mjs" }, "esm/main.mjs"],
    ["CommonJS", { outfile: "cjs/main.cjs" }, "cjs/main.cjs"],
    ["CommonJS with external packages", { outfile: "external/main.cjs", packages: "external" }, "external/main.cjs"],
    [
      "several entries with shared chunks in other folders",
      {
        entryPoints: ["src/main.ts", "src/pages/page.ts"],
        format: "esm",
        splitting: true,
        outdir: "split",
        outExtension: { ".js": ".mjs" },
        chunkNames: "chunks/[name]-[hash]",
      },
      "split/pages/page.mjs",
    ],
    [
      "several entries without shared chunks",
      {
        entryPoints: ["src/main.ts", "src/pages/page.ts"],
        format: "esm",
        outdir: "many",
        outExtension: { ".js": ".mjs" },
      },
      "many/pages/page.mjs",
    ],
  ] as [string, BuildOptions, string][])("builds %s", async (_, options, file) => {
    expect(await buildAndRun(options, file)).toBe(EXPECTED);
  });

  it("gives the program in memory, where it writes nothing", async () => {
    const { outputFiles } = await build({ ...common(), format: "esm", outfile: "memory/main.mjs", write: false });
    const name = `${toServedName(join(folder, "src/heavy.ts"), folder)}.thread.mjs`;
    expect(outputFiles.map(({ path }) => path)).toEqual([
      join(folder, "memory/main.mjs"),
      join(folder, "memory", name),
    ]);
    expect(readdirSync(folder)).not.toContain("memory");
  });

  it("leaves bundles for browsers as they are", async () => {
    const { outputFiles } = await build({
      ...common(),
      platform: "browser",
      external: ["node:worker_threads"],
      format: "esm",
      outfile: "web/main.js",
      write: false,
    });
    expect(outputFiles).toHaveLength(1);
    expect(outputFiles[0]!.text).not.toContain("thread-pool");
    expect(outputFiles[0]!.text).toContain("this bundle is for browsers");
  });

  it("says what is wrong with a module in the words of the bundle, once", async () => {
    writeFileSync(join(folder, "src/broken.ts"), HEAVY.replace("(x: number)", "(x)"));
    writeFileSync(join(folder, "src/uses-broken.ts"), `import * as broken from "./broken.ts";\nconsole.log(broken);\n`);
    const failed = build({
      ...common(),
      entryPoints: ["src/uses-broken.ts"],
      format: "esm",
      outfile: "broken/main.mjs",
    });
    await expect(failed).rejects.toMatchObject({ errors: [{ text: expect.stringContaining("ICO2101") }] });
  });
});

describe("Rollup, Rolldown and Vite", () => {
  const programs = new EmittedPrograms(new PluginModules({}));
  const context = {
    emitFile: () => "abc",
    getFileName: () => "chunks/heavy.thread.js",
    resolve: () => Promise.resolve(null),
    error: (message: string): never => {
      throw new Error(message);
    },
  };

  it("say what an output of one file lacks, once there are threads", () => {
    const { renderStart } = programs.hooks;
    renderStart.call(context, { file: "main.js" });
    expect(programs.emit(context, "/a/heavy.ts")).toMatchObject({ href: "import.meta.ROLLUP_FILE_URL_abc" });
    renderStart.call(context, {});
    expect(() => renderStart.call(context, { file: "main.js" })).toThrow(
      'need files of their own, and `output.file` asks for a single one. Write `output: { dir: "dist" }`',
    );
    expect(() => renderStart.call(context, { inlineDynamicImports: true })).toThrow(
      "`inlineDynamicImports: true` asks",
    );
  });

  it("address a program from the chunk that starts it", () => {
    const { resolveFileUrl } = programs.hooks;
    const of = (format: string, fileName = "chunks/heavy.thread.js"): string | null =>
      resolveFileUrl.call(context, { fileName, chunkId: "pages/page.js", format });
    expect(of("es")).toBe('new URL("../chunks/heavy.thread.js", import.meta.url).href');
    expect(of("cjs")).toContain('.join(__dirname, "../chunks/heavy.thread.js")');
    expect(of("es", "logo.svg")).toBe(null);
  });
});

describe("the address of a worker", () => {
  const texts = (text: string): readonly string[] =>
    findWorkerAddresses("a.ts", text).map(({ span }) => text.slice(span.start, span.end));
  const head = `import { worker, worker as other } from "@icosian/runtime/workers"; import * as threads from "@icosian/runtime/workers";\n`;

  it.each([
    ["worker(import.meta.url)", 1],
    ["const a = worker(import.meta.url), b = other(import.meta.url, { move: false });", 2],
    ["class A { @threads.worker(import.meta.url) static b(): number { return 1; } }", 1],
    ["worker(import.meta.url as string)", 1],
    ["resolve(() => worker(import.meta.url))", 1],
    ["worker(import.meta.filename)", 1],
    [`worker(new URL("./other.js", import.meta.url))`, 0],
    ["worker(__filename)", 0],
    ["mine.worker(import.meta.url)", 0],
    ["console.log(import.meta.url)", 0],
    ["worker(import.meta.url", 0],
  ])("is found in %s", (text, count) => {
    expect(texts(head + text)).toHaveLength(count);
  });

  it("is that of the package's own function", () => {
    expect(texts(`import { worker } from "elsewhere"; // @icosian/runtime/workers\nworker(import.meta.url);`)).toEqual(
      [],
    );
  });

  it("has a name that is the same on every machine, and differs from that of others", () => {
    expect(toServedName("/a/src/heavy.ts", "/a")).toBe(toServedName("/b/c/src/heavy.ts", "/b/c"));
    expect(toServedName("/a/src/heavy.ts", "/a")).not.toBe(toServedName("/a/lib/heavy.ts", "/a"));
    expect(toServedName("/a/src/[id] x.ts", "/a")).toMatch(/^_id__x-[0-9a-f]{8}$/);
  });
});
