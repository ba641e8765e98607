/**
 * Compiles decorators, standard or experimental as the tsconfig says, to code for current engines, with the project's
 * TypeScript or else its esbuild.
 *
 * oxc-transform, which does everything else, supports only experimental decorators, and requires a package of helpers.
 */
import { createRequire } from "node:module";
import type * as esbuild from "esbuild";
import type ts from "typescript";
import type { FileSettings } from "./tsconfigs.js";

/** JavaScript, with a source map that does not name its sources. */
export interface StrippedSource {
  /** The JavaScript, without types and decorators. */
  readonly code: string;
  /** The source map. */
  readonly map: SourceMapText;
}

/** The part of a source map that depends on the text alone. */
export interface SourceMapText {
  /** The encoded mappings. */
  readonly mappings: string;
  /** Names in the source. */
  readonly names: readonly string[];
}

/**
 * Compiles a file with decorators to JavaScript.
 *
 * @returns Null if neither TypeScript nor esbuild is installed.
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

/**
 * Whether a TypeScript can compile decorators: TypeScript 7 transpiles nothing, and before 5 it supported experimental
 * decorators only.
 */
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
      // Node.js runs this output, whatever the target of the project is.
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
