/** The fixtures as the sources of a project on the disk, so that code versions follow their imports as in a real one. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ImportedCode } from "../transformer/src/2-analyse/version/imported-code.ts";
import { ProjectCode } from "../transformer/src/project/versions/project-code.ts";
import { helperModules, hostModules } from "./hosts/host-modules.ts";

/** The project, whose fixtures stand in `src/`. It is removed when the process ends. */
export const FIXTURE_PROJECT: string = writeProject();

const code = new ProjectCode();

/** The code of the project, for files that are named by their paths in it. */
export const fixtureCode: ImportedCode = {
  enter: (module) => code.enter({ ...module, file: join(FIXTURE_PROJECT, module.file) }),
};

function writeProject(): string {
  const folder = mkdtempSync(join(tmpdir(), "icosian-fixtures-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  write(folder, "package.json", `{ "type": "module" }`);
  mkdirSync(join(folder, "node_modules/@icosian"), { recursive: true });
  symlinkSync(join(import.meta.dirname, "../runtime"), join(folder, "node_modules/@icosian/runtime"), "dir");
  for (const [path, text] of Object.entries({ ...hostModules, ...helperModules })) write(folder, path, text);
  const fixtures = join(import.meta.dirname, "fixtures");
  if (!existsSync(fixtures)) return folder;
  const files = readdirSync(fixtures, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((each) => /\.[jt]s$/.test(each) && !each.includes("expected.")))
    write(folder, join("src", file), readFileSync(join(fixtures, file), "utf8"));
  return folder;
}

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
