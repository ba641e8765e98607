/** Finds out which scripts a process of Node.js loads, in all its threads, without changing what it loads. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT: string = join(import.meta.dirname, "../../../..");

/**
 * Runs a program until it succeeds.
 *
 * @returns The paths of its scripts from the root of the repository, sorted, without those of Node.js.
 */
export function listLoadedScripts(args: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "icosian-loaded-"));
  try {
    // V8 writes a file per thread, with every script that has run.
    const env = { ...process.env, NODE_V8_COVERAGE: folder };
    execFileSync(process.execPath, args, { env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    const urls = readdirSync(folder).flatMap((name) => {
      const { result } = JSON.parse(readFileSync(join(folder, name), "utf8")) as Coverage;
      return result.map(({ url }) => url);
    });
    const files = urls.filter((url) => url.startsWith("file:")).map((url) => fileURLToPath(url));
    return [...new Set(files)].map((file) => relative(ROOT, file).replaceAll("\\", "/")).sort();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Coverage {
  readonly result: readonly { readonly url: string }[];
}
