/** Identifies the code that makes verdicts: the files of this package and of the runtime, which links the graphs. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { hashOf } from "./file-state.js";

const PACKAGES = ["@icosian/transformer", "@icosian/runtime"] as const;

/**
 * Identifies the code: packages that are installed by their package.json, which contains their version, and packages that
 * are linked, because somebody works on them, by the times and sizes of their files.
 */
export function readBuildId(): string {
  const require = createRequire(import.meta.url);
  const parts = PACKAGES.flatMap((name) => {
    const file = require.resolve(`${name}/package.json`);
    const isInstalled = /[\\/]node_modules[\\/]/.test(file);
    return [readFileSync(file, "utf8"), ...(isInstalled ? [] : listFiles(join(dirname(file), "dist")))];
  });
  return hashOf([process.version, ...parts].join("\n"));
}

function listFiles(root: string): readonly string[] {
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
  return names.sort().map((name) => {
    const { mtimeMs, size } = statSync(join(root, name));
    return `${name} ${mtimeMs} ${size}`;
  });
}
