/** Packs the two packages as they would be published, so that hosts see what a user's project sees. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { npm } from "./npm.ts";
import { runOrThrow } from "./run.ts";

/** A package as npm would publish it. */
export interface Tarball {
  readonly name: string;
  readonly file: string;
  readonly contents: Buffer;
  /** A folder with what is in it. */
  readonly folder: string;
}

const REPOSITORY: string = join(import.meta.dirname, "../..");
const FOLDERS = ["runtime", "transformer"] as const;

/** Packs `runtime/` and `transformer/` into a temporary folder, which is there until the process exits. */
export async function packPackages(): Promise<readonly Tarball[]> {
  for (const folder of FOLDERS)
    if (!existsSync(join(REPOSITORY, folder, "dist/index.js")))
      throw new Error(`${folder}/dist is not built. Run \`npm run build\` first.`);
  const target = mkdtempSync(join(realpathSync(tmpdir()), "icosian-packed-"));
  process.once("exit", () => rmSync(target, { recursive: true, force: true }));
  const sources = FOLDERS.map((folder) => `./${folder}`);
  const printed = await npm(
    ["pack", "--json", "--ignore-scripts", "--pack-destination", target, ...sources],
    REPOSITORY,
  );
  const listed = JSON.parse(printed) as readonly { readonly name: string; readonly filename: string }[];
  return Promise.all(
    listed.map(async ({ name, filename }) => {
      const folder = join(target, name);
      mkdirSync(folder, { recursive: true });
      const args = ["-xzf", filename, "-C", folder, "--strip-components", "1"];
      await runOrThrow("tar", args, { folder: target });
      return { name, folder, file: filename, contents: readFileSync(join(target, filename)) };
    }),
  );
}
