/** What is loaded when a process starts: only what it needs. Neither time nor luck is measured, only which files. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { listLoadedScripts } from "./loaded-scripts.ts";

const ROOT: string = join(import.meta.dirname, "../../../..");
const BIN = "transformer/bin/icosian.js";
const REGISTER = "transformer/dist/hosts/register";
const HEAVY = /oxc-|typescript|get-tsconfig|picomatch|magic-string|unplugin|vscode-|modelcontextprotocol/;

const folder = mkdtempSync(join(tmpdir(), "icosian-start-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function sizeOf(files: readonly string[]): number {
  return files.map((file) => statSync(join(ROOT, file)).size).reduce((sum, size) => sum + size, 0);
}

describe("the command", () => {
  const icosian = (...args: readonly string[]): readonly string[] => listLoadedScripts([join(ROOT, BIN), ...args]);

  it.each([[["--version"]], [["--help"]], [["graph", "--help"]], [[]]])("loads next to nothing for %j", (args) => {
    const loaded = icosian(...args);
    expect(loaded.filter((file) => HEAVY.test(file) || file.startsWith("runtime/"))).toEqual([]);
    expect(loaded).toContain(BIN);
    expect(loaded.length).toBeLessThan(12);
    // The help itself is 11 kB; the code of a check is over 800 kB.
    expect(sizeOf(loaded)).toBeLessThan(32_000);
  });

  it("loads no parser and no TypeScript to explain a diagnostic", () => {
    const loaded = icosian("explain", "ICO3101");
    expect(loaded.filter((file) => /oxc-(transform|resolver)|typescript/.test(file))).toEqual([]);
  });

  it("loads no parser and no TypeScript to read runs and caches", () => {
    for (const args of [
      ["runs", "--folder", folder],
      ["cache", "stats", "--folder", folder],
    ])
      expect(icosian(...args).filter((file) => HEAVY.test(file))).toEqual([]);
  });
});

describe("register", () => {
  const load = (file: string): readonly string[] =>
    listLoadedScripts(["--import", pathToFileURL(join(ROOT, REGISTER, "register.js")).href, file]);
  const ownOf = (loaded: readonly string[]): readonly string[] =>
    loaded.filter((file) => file.startsWith("transformer/") || file.startsWith("runtime/"));

  it("loads its hooks alone for a program in JavaScript", () => {
    const other = write("other.mjs", "export const other = 1;\n");
    const loaded = load(write("main.mjs", `import ${JSON.stringify(`./${other.split("/").at(-1)}`)};\n`));
    expect(loaded.filter((file) => HEAVY.test(file))).toEqual([]);
    expect(ownOf(loaded).every((file) => /\/(register|sync-hooks|async-hooks)\.js$/.test(file))).toBe(true);
    expect(sizeOf(ownOf(loaded))).toBeLessThan(16_000);
  });

  it.each([
    ["TypeScript", "main.mts", "export const size: number = 1;\n"],
    ["a module that is reached from JavaScript", "from.mjs", `import "./main.mts";\n`],
    ["a dataflow module", "flow.mts", `"use dataflow";\nexport const double = (x: number): number => x * 2;\n`],
  ])("loads one file of its own, and the parser, for %s", (_, name, text) => {
    const loaded = load(write(name, text));
    expect(loaded.some((file) => file.includes("oxc-parser"))).toBe(true);
    const own = ownOf(loaded).filter((file) => !/\/(register|sync-hooks|async-hooks)\.js$/.test(file));
    expect(own).toEqual([`${REGISTER}/compiler.js`]);
    // Nothing is resolved for files that import nothing.
    expect(loaded.filter((file) => /oxc-resolver|typescript\/lib/.test(file))).toEqual([]);
  });

  it("refuses JavaScript with the directive, for which the compiler is loaded too", () => {
    const file = write("wrong.mjs", `"use dataflow";\nexport const x = 1;\n`);
    expect(() => load(file)).toThrow(/ICO2124 javascript-module/);
  });
});

describe("bundles", () => {
  it("name no file of the machine on which they were built, in code or in what they write", () => {
    const dist = join(ROOT, "transformer/dist");
    const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => readFileSync(join(dist, file), "utf8").includes(ROOT))).toEqual([]);
  });
});
