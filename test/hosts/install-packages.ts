/** Installs packages into a folder outside the repository, and keeps it for the next run. */
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeOnce } from "./make-once.ts";
import { npm } from "./npm.ts";
import type { Tarball } from "./pack.ts";

/** Versions by package name. */
export type Dependencies = Readonly<Record<string, string>>;

const TEMPORARY: string = realpathSync(tmpdir());

/** The part of our package.json that npm acts on. */
interface PackageJson {
  readonly bin?: Readonly<Record<string, string>>;
}

/** The scope of our packages. */
const SCOPE = "@icosian";

/** After so long without use, an installation goes away. */
const KEPT_MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * Installs packages of the registry, and tarballs.
 *
 * npm resolves everything once, for each list of packages and each package.json of ours. An edit of our code needs no
 * npm: what is packed from it gets a folder of its own, with links to the packages of the registry.
 *
 * @returns The folder that has the `node_modules`, and an empty folder `projects` for projects that use them.
 */
export async function installPackages(dependencies: Dependencies, tarballs: readonly Tarball[]): Promise<string> {
  const files = Object.fromEntries(tarballs.map(({ name, file }) => [name, `file:${file}`]));
  // The same packages in another order are the same.
  const all = Object.entries({ ...dependencies, ...files }).sort(([one], [other]) => (one < other ? -1 : 1));
  const manifest = JSON.stringify({ private: true, type: "module", dependencies: Object.fromEntries(all) });
  const ours = tarballs.map(({ folder }) => readFileSync(join(folder, "package.json")));
  const resolved = join(TEMPORARY, `icosian-hosts-${hashOf(manifest, ...ours, process.version)}`);
  await makeOnce(resolved, (folder) => resolvePackages(folder, manifest, tarballs));
  // What is used stays.
  utimesSync(resolved, new Date(), new Date());
  const installed = join(resolved, hashOf(...tarballs.map(({ contents }) => contents)));
  await makeOnce(installed, (folder) => linkPackages(folder, resolved, tarballs));
  return installed;
}

/** Has npm install everything. Our own packages then stand aside, where nothing finds them. */
async function resolvePackages(folder: string, manifest: string, tarballs: readonly Tarball[]): Promise<void> {
  removeUnused(TEMPORARY, /^icosian-hosts-[0-9a-f-]+$/);
  for (const { file, contents } of tarballs) writeFileSync(join(folder, file), contents);
  writeFileSync(join(folder, "package.json"), manifest);
  await npm(["install", "--no-audit", "--no-fund", "--prefer-offline"], folder);
  if (tarballs.length > 0) renameSync(join(folder, "node_modules", SCOPE), join(folder, "ours"));
}

function linkPackages(folder: string, resolved: string, tarballs: readonly Tarball[]): void {
  removeUnused(resolved, /^[0-9a-f]{12}$/);
  const from = join(resolved, "node_modules");
  const to = join(folder, "node_modules");
  mkdirSync(join(folder, "projects"));
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    // The commands of our packages are among the others, as relative links.
    if (name === ".bin") cpSync(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true });
    else symlinkSync(join(from, name), join(to, name), "junction");
  }
  for (const { name, folder: packed } of tarballs) {
    cpSync(packed, join(to, name), { recursive: true });
    // As npm does with the commands of a package.
    const { bin = {} } = JSON.parse(readFileSync(join(packed, "package.json"), "utf8")) as PackageJson;
    for (const command of Object.values(bin)) chmodSync(join(to, name, command), 0o755);
    const own = join(resolved, name.replace(SCOPE, "ours"), "node_modules");
    if (existsSync(own)) symlinkSync(own, join(to, name, "node_modules"), "junction");
  }
}

function removeUnused(parent: string, pattern: RegExp): void {
  const before = Date.now() - KEPT_MILLISECONDS;
  for (const name of readdirSync(parent).filter((entry) => pattern.test(entry))) {
    const path = join(parent, name);
    // Every project that is made there changes the time of the folder of projects.
    const times = [path, join(path, "projects")].map((each) => statSync(each, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (Math.max(...times) < before) rmSync(path, { recursive: true, force: true });
  }
}

function hashOf(...contents: readonly (string | Buffer)[]): string {
  const hash = createHash("sha256");
  for (const content of contents) hash.update(content);
  return hash.digest("hex").slice(0, 12);
}
