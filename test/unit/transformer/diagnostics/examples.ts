/**
 * The examples of the pages about diagnostics: a folder of `test/fixtures-diagnostics` for each code, with a mistake, the
 * message that reports it, and the fixed version.
 *
 * Lines such as `// main.ts` begin a file; a text without one is `features.ts`. The fixed version has only the files that
 * change.
 */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../../../transformer/src/diagnostics/diagnostic.ts";
import { renderLine } from "../../../../transformer/src/diagnostics/render-line.ts";
import { compileModule } from "../../../../transformer/src/compile-file.ts";
import { Generator } from "../../../../transformer/src/project/generate/generator.ts";
import { resolveOptions } from "../../../../transformer/src/project/options/options.ts";
import { EXAMPLES } from "../../../run/read-example.mjs";
import { checkFiles, type ProgramFiles } from "../4-check/check-files.ts";
import { makePackage } from "../generate/generate-fixtures.ts";

const FIRST_LINE = /^\/\/ (\S+\.(?:[cm]?[jt]sx?|json))$/;

/** What an example cannot write out: `/* 10,000 brackets: *\/ (((spend)))`. */
const MANY_BRACKETS = /\/\* 10,000 brackets: \*\/ \(+(\w+)\)+/;

/** Makes what a mistake reports now the message of its page. */
export function writeMessage(code: string, text: string): void {
  writeFileSync(join(EXAMPLES, code, "message.txt"), text);
}

/** The files of a text by name. */
export function toFiles(text: string): ProgramFiles {
  const files: Record<string, string> = {};
  let name = "features.ts";
  for (const line of text.trimEnd().split("\n")) {
    const begun = FIRST_LINE.exec(line)?.[1];
    if (begun === undefined) files[name] = `${files[name] ?? ""}${line.replace(MANY_BRACKETS, expandBrackets)}\n`;
    else name = begun;
  }
  return files;
}

/** The files after a mistake was fixed. */
export function fix(files: ProgramFiles, fixed: ProgramFiles): ProgramFiles {
  const stems = new Set(Object.keys(fixed).map(toStem));
  const kept = Object.entries(files).filter(([name]) => !stems.has(toStem(name)));
  return { ...Object.fromEntries(kept), ...fixed };
}

/** `features` for features.ts, features.d.ts and features.js, each of which takes the place of the others. */
function toStem(name: string): string {
  return name.slice(0, name.indexOf("."));
}

/** What `icosian generate features.ts` reports, as {@link check} gives it. */
export function checkGenerated(files: ProgramFiles): readonly string[] {
  const folder = makePackage();
  const text = files["features.ts"] ?? "";
  writeFileSync(join(folder, "features.ts"), text);
  const module = join(folder, "features.ts");
  const out = join(folder, "features.gen.ts");
  const job = { modules: [module], out, allowsOverrides: false, plans: [], isIncluded: () => false };
  const { diagnostics } = new Generator().run({ ...job, importsTypeScript: false }, "write");
  rmSync(folder, { recursive: true });
  return diagnostics.map((each) => renderLine({ ...each, file: "features.ts" }, text));
}

/** What is reported for features.ts by itself, as bundlers compile it: TypeScript cannot read everything that they can. */
export function checkAlone(files: ProgramFiles): readonly string[] {
  const [file, text] = ["features.ts", files["features.ts"] ?? ""];
  const { diagnostics = [] } = compileModule({ file, module: file, text, isIncluded: false }) ?? {};
  return diagnostics.map((each) => renderLine(each, text));
}

/** Everything that is reported for some files, a line each, as `icosian check --format line` prints it. */
export function check(files: ProgramFiles): readonly string[] {
  const { "tsconfig.json": config, ...sources } = files;
  if (config !== undefined) return checkConfig(config);
  const allowJs = Object.keys(sources).some((file) => file.endsWith(".js"));
  const { diagnostics, locationOf } = checkFiles(sources, { compilerOptions: { allowJs } });
  return diagnostics.map((each) => toLine(locationOf(each), each));
}

function expandBrackets(_: string, name: string): string {
  return `${"(".repeat(10_000)}${name}${")".repeat(10_000)}`;
}

function checkConfig(text: string): readonly string[] {
  // A cast because JSON has no type; the file is ours.
  const config = JSON.parse(text) as { readonly compilerOptions: { readonly plugins: readonly [object] } };
  const { diagnostics } = resolveOptions({ ...config.compilerOptions.plugins[0] }, "/", "tsconfig.json");
  return diagnostics.map((each) => toLine("tsconfig.json:1:1", each));
}

/** A diagnostic as it is printed. */
export function toLine(location: string, { severity, code, slug, message }: Diagnostic): string {
  return `${location} - ${severity} ${code} ${slug}: ${message}`;
}
