/** Packs the two packages as they would be published, so that hosts see what a user's project sees. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { npm } from "./npm.ts";

/** A package as npm would publish it. */
export interface Tarball {
  readonly name: string;
  readonly file: string;
  readonly contents: Buffer;
}

const REPOSITORY: string = join(import.meta.dirname, "../..");
const FOLDERS = ["runtime", "transformer"] as const;

let packed: Promise<readonly Tarball[]> | undefined;

/** Packs `runtime/` and `transformer/`, once a test file. */
export function packPackages(): Promise<readonly Tarball[]> {
  return (packed ??= packNow());
}

async function packNow(): Promise<readonly Tarball[]> {
  for (const folder of FOLDERS)
    if (!existsSync(join(REPOSITORY, folder, "dist/index.js")))
      throw new Error(`${folder}/dist is not built. Run \`npm run build\` first.`);
  const target = mkdtempSync(join(tmpdir(), "icosian-packed-"));
  const sources = FOLDERS.map((folder) => `./${folder}`);
  const printed = await npm(
    ["pack", "--json", "--ignore-scripts", "--pack-destination", target, ...sources],
    REPOSITORY,
  );
  const listed = JSON.parse(printed) as readonly { readonly name: string; readonly filename: string }[];
  const tarballs = listed.map(({ name, filename: file }) => ({
    name,
    file,
    contents: readFileSync(join(target, file)),
  }));
  rmSync(target, { recursive: true });
  return tarballs;
}
