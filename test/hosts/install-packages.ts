/** Installs packages into a folder outside the repository, and keeps it for the next run. */
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { npm } from "./npm.ts";
import type { Tarball } from "./pack.ts";

/** Versions by package name. */
export type Dependencies = Readonly<Record<string, string>>;

const TEMPORARY: string = realpathSync(tmpdir());

/** After so long without use, an installation with former contents of our tarballs goes away. */
const KEPT_MILLISECONDS = 60 * 60 * 1000;

/**
 * Installs packages of the registry and tarballs.
 *
 * The folder is named after what is in it, so the same contents are installed once. Two test files that ask for the
 * same at once both install, and the slower one throws its work away.
 *
 * @returns The folder that has the `node_modules`, and an empty folder `projects` for projects that use them.
 */
export async function installPackages(dependencies: Dependencies, tarballs: readonly Tarball[]): Promise<string> {
  const ours = Object.fromEntries(tarballs.map(({ name, file }) => [name, `file:${file}`]));
  const manifest = { private: true, type: "module", dependencies: { ...dependencies, ...ours } };
  const kind = `icosian-hosts-${hashOf(JSON.stringify(manifest), process.version)}`;
  const installed = join(TEMPORARY, `${kind}-${hashOf(...tarballs.map(({ contents }) => contents))}`);
  if (existsSync(installed)) return installed;

  removeUnused(kind);
  const folder = mkdtempSync(join(TEMPORARY, "icosian-installing-"));
  for (const { file, contents } of tarballs) writeFileSync(join(folder, file), contents);
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  await npm(["install", "--no-audit", "--no-fund", "--prefer-offline"], folder);
  mkdirSync(join(folder, "projects"));
  moveTo(folder, installed);
  return installed;
}

function moveTo(folder: string, installed: string): void {
  try {
    renameSync(folder, installed);
  } catch (error) {
    if (!existsSync(installed)) throw error;
    rmSync(folder, { recursive: true, force: true });
  }
}

function removeUnused(kind: string): void {
  const before = Date.now() - KEPT_MILLISECONDS;
  for (const name of readdirSync(TEMPORARY).filter((entry) => entry.startsWith(`${kind}-`))) {
    // Every project that is made there changes the time of this folder.
    const used = statSync(join(TEMPORARY, name, "projects"), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (used < before) rmSync(join(TEMPORARY, name), { recursive: true, force: true });
  }
}

function hashOf(...contents: readonly (string | Buffer)[]): string {
  const hash = createHash("sha256");
  for (const content of contents) hash.update(content);
  return hash.digest("hex").slice(0, 12);
}
