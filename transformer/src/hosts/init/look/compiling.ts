/** The part of a tsconfig that concerns compiling: which files a sample may have, and where the output goes. */
import type { TsConfigJson } from "get-tsconfig";

/** The kind of modules that TypeScript writes: by file and package, as Node.js reads them; CommonJS; or ES modules. */
export type ModuleKind = "node" | "commonjs" | "es" | "other";

/** The relevant options, with TypeScript's defaults filled in. */
export interface Compiling {
  /** The kind of modules that TypeScript writes. */
  readonly moduleKind: ModuleKind;
  /** Whether imports of packages are resolved; `classic` resolution does not resolve them. */
  readonly findsPackages: boolean;
  /** Whether imports are kept as they are written. */
  readonly isVerbatim: boolean;
  /** Whether the target accepts the declarations of Icosian, which require ES2022. */
  readonly isModern: boolean;
  /** Whether files import each other as `./features.ts`; otherwise by the names of their output. */
  readonly importsTypeScript: boolean;
  /** Whether `console` and `AbortSignal` are declared, as the types of browsers and Node.js do. */
  readonly hasPlatform: boolean;
  /** Whether TypeScript includes the types of all installed packages. */
  readonly takesAllTypes: boolean;
  /**
   * The folder of the JavaScript output and the root of its sources, relative to the tsconfig's folder; null if there
   * is no output, or if it is unknown.
   */
  readonly out: { readonly folder: string; readonly root: string } | null;
}

/**
 * Reads the options of a tsconfig.
 *
 * @param version - Major version of TypeScript.
 */
export function readCompiling(config: TsConfigJson, version: number, hasNodeTypes: boolean): Compiling {
  const { compilerOptions: options = {} } = config;
  const module = (options.module ?? toDefaultModule(options.target, version)).toLowerCase();
  const moduleKind = toModuleKind(module);
  const resolution = options.moduleResolution?.toLowerCase();
  const { lib, types } = options;
  // TypeScript 6 includes only the types that the tsconfig lists.
  const isNodeTyped = types === undefined ? version < 6 && hasNodeTypes : types.includes("node") || types.includes("*");
  return {
    moduleKind,
    findsPackages: resolution === undefined ? version >= 6 || moduleKind !== "es" : resolution !== "classic",
    isModern: options.skipLibCheck === true || isModern(options.target, version),
    isVerbatim: options.verbatimModuleSyntax === true,
    importsTypeScript: options.allowImportingTsExtensions === true || options.rewriteRelativeImportExtensions === true,
    takesAllTypes: types === undefined && version < 6,
    hasPlatform: lib === undefined || lib.some((name) => /^dom$|^webworker$/i.test(name)) || isNodeTyped,
    out: options.noEmit === true || options.emitDeclarationOnly === true ? null : findOut(config, version),
  };
}

function toDefaultModule(target: string | undefined, version: number): string {
  if (version >= 6) return "esnext";
  return target === undefined || /^es[35]$/i.test(target) ? "commonjs" : "es2015";
}

function isModern(target: string | undefined, version: number): boolean {
  if (target === undefined) return version >= 6;
  return /^es(20(2[2-9]|[3-9]\d)|next)$/i.test(target);
}

function toModuleKind(module: string): ModuleKind {
  if (/^node(\d+|next)$/.test(module)) return "node";
  if (module === "commonjs") return "commonjs";
  return /^es|^preserve$/.test(module) ? "es" : "other";
}

/** Finds the output folder. Null unless it is certain that `src` is compiled, and to which folder. */
function findOut({ compilerOptions = {}, include, files }: TsConfigJson, version: number): Compiling["out"] {
  const included = include?.map((each) => each.replace(/^\.\//, ""));
  const isSource = (pattern: string): boolean => /^src(\/|$)/.test(pattern);
  const covers = (pattern: string): boolean => /^(src(\/\*\*(\/\*(\.ts)?)?)?\/?|\.|\*\*\/\*(\.ts)?)$/.test(pattern);
  if (files !== undefined || (included !== undefined && !included.some(covers))) return null;
  const { rootDir, outDir, composite } = compilerOptions;
  if (outDir === undefined) return { folder: "src", root: "src" };
  if (rootDir !== undefined) return { folder: toPlain(outDir), root: toPlain(rootDir) };
  // Without `rootDir`, TypeScript 6 rejects sources that are all in one folder; earlier versions use their common
  // folder.
  const isInSource = version < 6 && composite !== true && included?.every(isSource) === true;
  return isInSource ? { folder: toPlain(outDir), root: "src" } : null;
}

function toPlain(path: string): string {
  return path.replace(/^\.\//, "").replace(/\/$/, "");
}
