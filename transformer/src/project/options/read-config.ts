/** Reads what TypeScript does not hand on of a tsconfig: references, plugins, and which files it is made of. */
import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseTsconfig } from "get-tsconfig";
import { Misuse } from "../misuse.js";

const PLUGIN = "@icosian/transformer";

/** A tsconfig. */
export interface Config {
  /** The tsconfigs of the projects that it references. */
  readonly references: readonly string[];
  /** The plugin's entry; empty where there is none. */
  readonly entry: Readonly<Record<string, unknown>>;
  /** Where compiled files go; null for beside their sources. */
  readonly outFolder: string | null;
  /** Whether files import each other as `./features.ts`; else as what they are compiled to. */
  readonly importsTypeScript: boolean;
  /** The options of these names in lower case; null where they are not given. */
  readonly module: string | null;
  readonly moduleResolution: string | null;
  /** The file itself and those that it extends, there or not. */
  readonly files: readonly string[];
  /** What is wrong with it; null when it can be read. */
  readonly fault: string | null;
}

/** Finds the tsconfig that a path names: the file, or the one in that folder. */
export function findConfigFile(path: string): string {
  const absolute = resolve(path);
  const isFolder = existsSync(absolute) && statSync(absolute).isDirectory();
  const file = isFolder ? join(absolute, "tsconfig.json") : absolute;
  if (existsSync(file)) return file;
  throw new Misuse(
    isFolder
      ? `There is no tsconfig.json in ${absolute}. Name one with \`-p\`.`
      : `There is no ${file}. Name a tsconfig with \`-p\`.`,
  );
}

/** Reads a tsconfig together with those that it extends. Faults of its syntax are for TypeScript to find. */
export function readConfig(configFile: string): Config {
  const cache = new Map<string, string>();
  try {
    const { references = [], compilerOptions = {} } = parseTsconfig(configFile, cache);
    const plugins: unknown = compilerOptions.plugins;
    const entries = Array.isArray(plugins) ? (plugins as readonly Readonly<Record<string, unknown>>[]) : [];
    const { outDir, allowImportingTsExtensions, rewriteRelativeImportExtensions, module, moduleResolution } =
      compilerOptions;
    return {
      references: references.map(({ path }) => toConfigFile(resolve(dirname(configFile), path))),
      entry: entries.find(({ transform }) => transform === PLUGIN) ?? {},
      outFolder: outDir === undefined ? null : resolve(dirname(configFile), outDir),
      importsTypeScript: allowImportingTsExtensions === true || rewriteRelativeImportExtensions === true,
      module: module?.toLowerCase() ?? null,
      moduleResolution: moduleResolution?.toLowerCase() ?? null,
      files: findFiles(configFile, cache),
      fault: null,
    };
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    const options = { outFolder: null, importsTypeScript: false, module: null, moduleResolution: null };
    return { references: [], entry: {}, ...options, files: findFiles(configFile, cache), fault };
  }
}

/** A reference names a tsconfig, or the folder that has one. */
function toConfigFile(path: string): string {
  return path.endsWith(".json") ? path : join(path, "tsconfig.json");
}

/** The keys of the cache are of the kind `readFileSync:/a/tsconfig.json:utf8`. */
function findFiles(configFile: string, cache: ReadonlyMap<string, string>): readonly string[] {
  const read = [...cache.keys()].flatMap((key) => /^[a-zA-Z]+:(.*\.json)(?::\w+)?$/.exec(key)?.[1] ?? []);
  return [...new Set([configFile, ...read.map((file) => resolve(file))])];
}
