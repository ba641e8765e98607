/** The fixtures of generated files: folders of modules, and the file that is expected of them. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Generator, type GeneratedFile } from "../../../../transformer/src/project/generate/generator.ts";

const ROOT = join(import.meta.dirname, "../../../..");
const FIXTURES = join(ROOT, "test/fixtures-generate");
const SETTINGS = "generate.json";

/** The file that is generated. */
export const EXPECTED = "expected.gen.ts";

/** One case. */
export interface GenerateFixture {
  readonly name: string;
  /** Paths in its folder. */
  readonly modules: readonly string[];
  readonly allowModuleOverrides: boolean;
  readonly plans: readonly (readonly string[])[];
  /** With what the dataflow can be built. */
  readonly config: Readonly<Record<string, unknown>>;
}

/** All cases, by name. */
export function readGenerateFixtures(): readonly GenerateFixture[] {
  return readdirSync(FIXTURES).map((name) => {
    const file = join(FIXTURES, name, SETTINGS);
    // A cast because JSON has no type; the file is ours.
    const settings = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Partial<GenerateFixture>) : {};
    return { modules: ["input.ts"], allowModuleOverrides: false, plans: [], config: {}, ...settings, name };
  });
}

/** The folder of a case in the repository. */
export function folderOf(name: string): string {
  return join(FIXTURES, name);
}

/** Copies files of a case into a package from which `@icosian/runtime` can be found. Whoever asks removes it. */
export function copyFixture(name: string): string {
  const folder = makePackage();
  cpSync(folderOf(name), folder, { recursive: true });
  return folder;
}

/** An empty package from which `@icosian/runtime` can be found. */
export function makePackage(): string {
  const folder = mkdtempSync(join(tmpdir(), "icosian-generated-"));
  mkdirSync(join(folder, "node_modules/@icosian"), { recursive: true });
  symlinkSync(join(ROOT, "runtime"), join(folder, "node_modules/@icosian/runtime"), "dir");
  writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);
  return folder;
}

/** Generates the file of a case in a copy of it. */
export function generateFixture(
  folder: string,
  { modules, allowModuleOverrides, plans }: Pick<GenerateFixture, "modules" | "allowModuleOverrides" | "plans">,
): GeneratedFile {
  const job = {
    out: join(folder, EXPECTED),
    modules: modules.map((module) => join(folder, module)),
    allowsOverrides: allowModuleOverrides,
    plans,
    isIncluded: () => false,
    importsTypeScript: false,
  };
  const file = new Generator().run(job, "write");
  if (file.outcome === "refused") throw new Error(file.diagnostics.map(({ message }) => message).join("\n"));
  return file;
}
