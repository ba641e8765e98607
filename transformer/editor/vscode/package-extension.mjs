/**
 * Packages the extension for VS Code as a file that "Extensions: Install from VSIX…" accepts.
 *
 * Usage: node transformer/editor/vscode/package-extension.mjs [file.vsix]
 *
 * The client of the Language Server Protocol is installed into a temporary folder, and bundled with the extension.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createVSIX } from "@vscode/vsce";
import { build } from "esbuild";

const here = import.meta.dirname;
const manifest = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
const out = resolve(process.argv[2] ?? `${manifest.name}-${manifest.version}.vsix`);
const folder = mkdtempSync(join(tmpdir(), "icosian-vscode-"));
try {
  for (const name of ["extension.mjs", "README.md", "LICENSE", "package.json"])
    copyFileSync(join(here, name), join(folder, name));
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const flags = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--no-package-lock"];
  execFileSync(npm, flags, {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  await build({
    entryPoints: [join(folder, "extension.mjs")],
    outfile: join(folder, "extension.cjs"),
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["vscode"],
    minify: true,
    logLevel: "warning",
  });
  // What is bundled is no dependency any more.
  const { dependencies: _, private: __, ...published } = manifest;
  writeFileSync(join(folder, "package.json"), JSON.stringify(published, null, 2));
  writeFileSync(join(folder, ".vscodeignore"), "node_modules/**\nextension.mjs\n");
  await createVSIX({
    cwd: folder,
    packagePath: out,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: false,
  });
  console.log(out);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
