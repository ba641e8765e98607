/** Identifies the code that reads and checks: the files of this package and of the runtime, which links the graphs. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { hashOf } from "./hash-of.js";

const PACKAGES = ["@icosian/transformer", "@icosian/runtime"] as const;

/** The folder of a linked package with the code that runs; its own tests run the sources. */
const CODE = import.meta.url.endsWith(".ts") ? "src" : "dist";

/**
 * Identifies the code: packages that are installed by their package.json, which contains their version, and packages that
 * are linked, because somebody works on them, by the times and sizes of their files.
 *
 * @returns Null if the files cannot be found.
 */
export function readBuildId(): string | null {
  return (known ??= identify());
}

/** Read once, because a process goes on with the code that it has loaded. */
let known: string | null = null;

function identify(): string | null {
  try {
    return hashOf([process.version, process.versions.bun, ...PACKAGES.flatMap(readParts)].join("\n"));
  } catch {
    return null;
  }
}

function readParts(name: string): readonly string[] {
  const file = createRequire(import.meta.url).resolve(`${name}/package.json`);
  const isInstalled = /[\\/]node_modules[\\/]/.test(file);
  return [readFileSync(file, "utf8"), ...(isInstalled ? [] : listFiles(join(dirname(file), CODE)))];
}

function listFiles(root: string): readonly string[] {
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => /\.[jt]s$/.test(name));
  return names.sort().map((name) => {
    const { mtimeMs, size } = statSync(join(root, name));
    return `${name} ${mtimeMs} ${size}`;
  });
}
