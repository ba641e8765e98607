/**
 * Turns decorators, standard or experimental as the tsconfig says, into what today's engines run, by the project's TypeScript, else by its esbuild.
 *
 * oxc-transform, which does everything else, knows experimental decorators alone, and calls for a package of helpers.
 */
import { createRequire } from "node:module";
import type * as esbuild from "esbuild";
import type ts from "typescript";
import type { FileSettings } from "./tsconfigs.js";

/** JavaScript, with a source map whose sources nobody has named. */
export interface StrippedSource {
  readonly code: string;
  readonly map: SourceMapText;
}

/** What of a source map depends on the text alone. */
export interface SourceMapText {
  readonly mappings: string;
  readonly names: readonly string[];
}

/**
 * Makes JavaScript of a file with decorators.
 *
 * @returns Null when neither is installed.
 */
export function lowerDecorators(file: string, source: string, settings: FileSettings): StrippedSource | null {
  // Casts because packages are loaded by name.
  const typescript = load("typescript", file) as typeof ts | null;
  if (typescript !== null && canLower(typescript)) return lowerByTypeScript(file, source, settings, typescript);
  const builder = load("esbuild", file) as typeof esbuild | null;
  return builder && lowerByEsbuild(file, source, settings, builder);
}

function load(name: string, file: string): unknown {
  try {
    return createRequire(file)(name) as unknown;
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
  const map = JSON.parse(sourceMapText ?? "{}") as SourceMapText;
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
    tsconfigRaw: { compilerOptions },
  });
  return { code, map: JSON.parse(map) as SourceMapText };
}
