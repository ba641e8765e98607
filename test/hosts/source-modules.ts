/** The dataflow modules that every host compiles: all fixtures, and some that are about hosts. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { hostModules, wrongModules } from "./host-modules.ts";

const FIXTURES: string = join(import.meta.dirname, "../fixtures");

/** Path in a project to the text, of modules that have a manifest. */
export function modulesWithManifest(): Readonly<Record<string, string>> {
  return { ...hostModules, ...readFixtures((folder) => existsSync(join(folder, "expected.manifest.json"))) };
}

/**
 * Path in a project to the text, of modules that no host may accept.
 *
 * Files that are no TypeScript are left out: compilers report those themselves, and then look no further.
 */
export function modulesWithErrors(): Readonly<Record<string, string>> {
  const fixtures = readFixtures((folder) => {
    const expected = join(folder, "expected.diagnostics.txt");
    if (existsSync(join(folder, "expected.manifest.json")) || !existsSync(expected)) return false;
    const text = readFileSync(expected, "utf8");
    return /ICO\d{4}/.test(text) && !text.includes("ICO2001");
  });
  return { ...wrongModules, ...fixtures };
}

function readFixtures(isWanted: (folder: string) => boolean): Readonly<Record<string, string>> {
  if (!existsSync(FIXTURES)) return {};
  const inputs = readdirSync(FIXTURES, { recursive: true, encoding: "utf8" })
    .filter((path) => /(^|[\\/])input\.ts$/.test(path) && isWanted(join(FIXTURES, dirname(path))))
    .sort();
  return Object.fromEntries(
    inputs.map((path) => [`src/${path.replaceAll("\\", "/")}`, readFileSync(join(FIXTURES, path), "utf8")]),
  );
}
