/**
 * Turns standard decorators into what today's engines run, by the project's TypeScript, else by its esbuild.
 *
 * oxc-transform, which does everything else, knows experimental decorators alone.
 */
import { createRequire } from "node:module";
import type * as esbuild from "esbuild";
import type ts from "typescript";
import { report } from "../../diagnostics/catalogue-entry.js";
import { unknownDecorators } from "../../diagnostics/catalogue/1-options.js";
import type { FileSettings } from "./tsconfigs.js";

/** JavaScript, with a source map whose sources nobody has named. */
export interface StrippedSource {
  readonly code: string;
  readonly map: object;
}

/**
 * Makes JavaScript of a file with decorators.
 *
 * @throws Error with code ICO1007 when neither is installed; SyntaxError when the file is no TypeScript.
 */
export function lowerDecorators(file: string, source: string, settings: FileSettings): StrippedSource {
  const typescript = load<typeof ts>("typescript", file);
  if (typescript !== null && canLower(typescript)) return lowerByTypeScript(file, source, settings, typescript);
  const builder = load<typeof esbuild>("esbuild", file);
  if (builder !== null) return lowerByEsbuild(file, source, settings, builder);
  const { code, message } = report(unknownDecorators, { file, span: { start: 0, end: 0 } }, null);
  throw new Error(`${file}: ${code}: ${message}`);
}

function load<Package>(name: string, file: string): Package | null {
  try {
    return createRequire(file)(name) as Package;
  } catch {
    return null;
  }
}

/** TypeScript 7 transpiles nothing; before 5 it knew experimental decorators alone. */
function canLower({ transpileModule, version }: typeof ts): boolean {
  return (transpileModule as unknown) !== undefined && Number(version.split(".")[0]) >= 5;
}

function lowerByTypeScript(
  file: string,
  source: string,
  { compilerOptions, folder }: FileSettings,
  typescript: typeof ts,
): StrippedSource {
  const { options } = typescript.convertCompilerOptionsFromJson(compilerOptions, folder);
  const { JsxEmit, ModuleKind, ScriptTarget } = typescript;
  const jsx = options.jsx === undefined || options.jsx === JsxEmit.Preserve ? JsxEmit.ReactJSX : options.jsx;
  const { outputText, sourceMapText } = typescript.transpileModule(source, {
    fileName: file,
    compilerOptions: {
      ...options,
      jsx,
      // Whatever it is compiled for elsewhere, here it is run by Node.
      target: ScriptTarget.ES2022,
      module: ModuleKind.ESNext,
      noEmit: false,
      emitDeclarationOnly: false,
      declaration: false,
      rewriteRelativeImportExtensions: false,
      importHelpers: false,
      sourceMap: true,
      inlineSourceMap: false,
      inlineSources: false,
    },
  });
  const map = JSON.parse(sourceMapText ?? "{}") as object;
  return { code: outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"), map };
}

function lowerByEsbuild(
  file: string,
  source: string,
  { compilerOptions }: FileSettings,
  { transformSync }: typeof esbuild,
): StrippedSource {
  const { code, map } = transformSync(source, {
    loader: file.endsWith("x") ? "tsx" : "ts",
    sourcefile: file,
    target: "es2022",
    sourcemap: "external",
    // A cast because esbuild declares the options that it reads with types of its own.
    tsconfigRaw: { compilerOptions: compilerOptions as NonNullable<esbuild.TsconfigRaw["compilerOptions"]> },
  });
  return { code, map: JSON.parse(map) as object };
}
