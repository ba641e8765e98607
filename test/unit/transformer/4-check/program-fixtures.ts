/** The fixtures that are whole programs: folders of modules and what is expected of them. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkFiles, type CheckedProgram, type ProgramFiles, type ProgramSettings } from "./check-files.ts";

const FIXTURES = join(import.meta.dirname, "../../../fixtures-program");
const EXPECTED = "expected.diagnostics.txt";
const SETTINGS = "settings.json";

/** One program. */
export interface ProgramFixture {
  readonly name: string;
  readonly files: ProgramFiles;
  readonly settings: ProgramSettings;
}

/** All programs, by name. */
export function readProgramFixtures(): readonly ProgramFixture[] {
  return readdirSync(FIXTURES).map((name) => {
    const folder = join(FIXTURES, name);
    const names = readdirSync(folder).filter((file) => file.endsWith(".ts"));
    return {
      name,
      files: Object.fromEntries(names.map((file) => [file, readFileSync(join(folder, file), "utf8")])),
      settings: existsSync(join(folder, SETTINGS))
        ? // A cast because JSON has no type; the file is ours.
          (JSON.parse(readFileSync(join(folder, SETTINGS), "utf8")) as ProgramSettings)
        : {},
    };
  });
}

/** What a program gives now; nothing when all is well. */
export function renderFixture({ files, settings }: ProgramFixture): string {
  return render(checkFiles(files, settings));
}

/** What is expected of a program. */
export function readExpected(name: string): string {
  const path = join(FIXTURES, name, EXPECTED);
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

/** Makes what a program gives now the expectation. */
export function writeExpected(name: string, text: string): void {
  const path = join(FIXTURES, name, EXPECTED);
  if (text === "") rmSync(path, { force: true });
  else writeFileSync(path, text);
}

/** Diagnostics with their related locations and fixes, then the locations where TypeScript itself finds fault. */
function render({ diagnostics, typescript, locationOf }: CheckedProgram): string {
  const lines = diagnostics.flatMap((each) => [
    `${locationOf(each)} - ${each.severity} ${each.code} ${each.slug}: ${each.message}`,
    ...each.related.map((location) => `    related ${locationOf(location)} ${location.message}`),
    ...each.fixes.map(({ title }) => `    fix ${title}`),
  ]);
  return [...lines, ...typescript.map((line) => `TypeScript: ${line}`)].map((line) => `${line}\n`).join("");
}
