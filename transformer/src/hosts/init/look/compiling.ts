/** What a tsconfig says of compiling: which files a sample may have, and where compiled ones go. */
import type { TsConfigJson } from "get-tsconfig";

/** What kind of modules TypeScript writes: by file and package, as Node.js reads them; CommonJS; or ES modules. */
export type ModuleKind = "node" | "commonjs" | "es" | "other";

/** The options that matter, with TypeScript's defaults. */
export interface Compiling {
  readonly moduleKind: ModuleKind;
  /** Whether packages are found at all: `classic` resolution knows none. */
  readonly findsPackages: boolean;
  readonly isVerbatim: boolean;
  /** Whether it takes the declarations of Icosian, which are of ES2022. */
  readonly isModern: boolean;
  /** Whether files import each other as `./features.ts`; else as what they are compiled to. */
  readonly importsTypeScript: boolean;
  /** Whether `console` and `AbortSignal` are declared, as browsers and Node.js do. */
  readonly hasPlatform: boolean;
  /** Whether TypeScript takes the types of all packages that are there. */
  readonly takesAllTypes: boolean;
  /** Where JavaScript goes, from the folder of the tsconfig; null where none is written, or it cannot be told. */
  readonly out: { readonly folder: string; readonly root: string } | null;
}

/** @param version - The major version of TypeScript. */
export function readCompiling(config: TsConfigJson, version: number, hasNodeTypes: boolean): Compiling {
  const { compilerOptions: options = {} } = config;
  const module = (options.module ?? toDefaultModule(options.target, version)).toLowerCase();
  const moduleKind = toModuleKind(module);
  const resolution = options.moduleResolution?.toLowerCase();
  const { lib, types } = options;
  // TypeScript 6 takes no types that it is not told of.
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

/** Only where what is in `src` is compiled for sure, and where it goes is. */
function findOut({ compilerOptions = {}, include, files }: TsConfigJson, version: number): Compiling["out"] {
  const included = include?.map((each) => each.replace(/^\.\//, ""));
  const isSource = (pattern: string): boolean => /^src(\/|$)/.test(pattern);
  const covers = (pattern: string): boolean => /^(src(\/\*\*(\/\*(\.ts)?)?)?\/?|\.|\*\*\/\*(\.ts)?)$/.test(pattern);
  if (files !== undefined || (included !== undefined && !included.some(covers))) return null;
  const { rootDir, outDir, composite } = compilerOptions;
  if (outDir === undefined) return { folder: "src", root: "src" };
  if (rootDir !== undefined) return { folder: toPlain(outDir), root: toPlain(rootDir) };
  // Without it, TypeScript 6 refuses what is all in one folder, and before that it takes the folder that all have in common.
  const isInSource = version < 6 && composite !== true && included?.every(isSource) === true;
  return isInSource ? { folder: toPlain(outDir), root: "src" } : null;
}

function toPlain(path: string): string {
  return path.replace(/^\.\//, "").replace(/\/$/, "");
}
