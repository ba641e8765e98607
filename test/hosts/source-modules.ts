/** The dataflow modules that every host compiles: all fixtures, and some that are about hosts. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { hostModules, wrongModules } from "./host-modules.ts";

const FIXTURES: string = join(import.meta.dirname, "../fixtures");

/** Text of files by their path in a project. */
type Texts = Readonly<Record<string, string>>;

/** Dataflow modules, and what they import. */
export interface SourceModules {
  readonly modules: Texts;
  readonly imported: Texts;
}

/** Modules that have a manifest. */
export function modulesWithManifest(): SourceModules {
  return readFixtures(hostModules, (folder) => existsSync(join(folder, "expected.manifest.json")));
}

/**
 * Modules that no host may accept.
 *
 * Files that TypeScript cannot read are left out: compilers report those themselves, and then look no further.
 */
export function modulesWithErrors(): SourceModules {
  return readFixtures(wrongModules, (folder) => {
    const expected = join(folder, "expected.diagnostics.txt");
    if (existsSync(join(folder, "expected.manifest.json")) || !existsSync(expected)) return false;
    const text = readFileSync(expected, "utf8");
    return /error ICO\d{4}/.test(text) && !/ICO2001|ICO2126/.test(text);
  });
}

function readFixtures(own: Texts, isWanted: (folder: string) => boolean): SourceModules {
  const modules: Record<string, string> = { ...own };
  const imported: Record<string, string> = {};
  for (const path of listFixtureFiles().filter((file) => isWanted(join(FIXTURES, dirname(file))))) {
    const texts = basename(path) === "input.ts" ? modules : imported;
    texts[`src/${path.replaceAll("\\", "/")}`] = readFileSync(join(FIXTURES, path), "utf8");
  }
  return { modules, imported };
}

function listFixtureFiles(): readonly string[] {
  if (!existsSync(FIXTURES)) return [];
  const files = readdirSync(FIXTURES, { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".ts") && !basename(file).startsWith("expected.")).sort();
}
