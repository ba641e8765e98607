/**
 * Reads the parts of a tsconfig that TypeScript does not expose: references, plugins, and the files that it extends.
 */
import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseTsconfig, type TsConfigJson } from "get-tsconfig";
import { Misuse } from "../misuse.js";

const PLUGIN = "@icosian/transformer";

/** The relevant contents of a tsconfig. Paths are absolute. */
export interface Config {
  /** The tsconfigs of the projects that it references. */
  readonly references: readonly string[];
  /** The plugin's entry; empty if there is none. */
  readonly entry: Readonly<Record<string, unknown>>;
  /** The folder of compiled files; null if they are next to their sources. */
  readonly outFolder: string | null;
  /** Whether files import each other as `./features.ts`; otherwise by the names of their output. */
  readonly importsTypeScript: boolean;
  /** The option `module` in lower case; null if it is not given. */
  readonly module: string | null;
  /** The option `moduleResolution` in lower case; null if it is not given. */
  readonly moduleResolution: string | null;
  /** The file itself and those that it extends, whether or not they exist. */
  readonly files: readonly string[];
  /**
   * Files and folders outside its own folder, or hidden in it, in which it says that files are. Null if it lists files in
   * an unusual way, so that they cannot be told without TypeScript.
   */
  readonly places: readonly string[] | null;
  /** The reason why it cannot be read; null if it can. */
  readonly fault: string | null;
}

/** Finds the tsconfig that a path refers to: the file itself, or the one in that folder. */
export function findConfigFile(path: string): string {
  const absolute = resolve(path);
  const isFolder = existsSync(absolute) && statSync(absolute).isDirectory();
  const file = isFolder ? join(absolute, "tsconfig.json") : absolute;
  if (existsSync(file)) return file;
  // Without `-p`, the nearest one above counts, as for `tsc`.
  const above = path === "." ? findAbove(absolute) : null;
  if (above !== null) return above;
  throw new Misuse(
    isFolder
      ? `There is no tsconfig.json in ${absolute}${path === "." ? " or a folder above it" : ""}. Name one with \`-p\`.`
      : `There is no ${file}. Name a tsconfig with \`-p\`.`,
  );
}

function findAbove(folder: string): string | null {
  for (let at = dirname(folder); ; at = dirname(at)) {
    const file = join(at, "tsconfig.json");
    if (existsSync(file)) return file;
    if (at === dirname(at)) return null;
  }
}

/** Reads a tsconfig together with those that it extends. Syntax errors are left to TypeScript. */
export function readConfig(configFile: string): Config {
  const cache = new Map<string, string>();
  try {
    const parsed = parseTsconfig(configFile, cache);
    const { references = [], compilerOptions = {} } = parsed;
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
      places: findPlaces(parsed, findFiles(configFile, cache)),
      fault: null,
    };
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    const options = { outFolder: null, importsTypeScript: false, module: null, moduleResolution: null };
    return { references: [], entry: {}, ...options, files: findFiles(configFile, cache), places: null, fault };
  }
}

/**
 * The places that patterns name, up to their first wildcard.
 *
 * @param configs - All tsconfigs, whose folders relative paths may belong to.
 */
function findPlaces(
  { files = [], include = [], compilerOptions = {} }: TsConfigJson,
  configs: readonly string[],
): readonly string[] | null {
  const { paths = {}, rootDirs = [], typeRoots = [], baseUrl } = compilerOptions;
  // TypeScript looks into hidden folders and packages only if a pattern names them.
  if (include.some((pattern) => /[*?].*[\\/](\.[^.\\/]|\w+_modules|bower_components)/.test(pattern))) return null;
  const named = [...files, ...include, ...rootDirs, ...typeRoots, ...Object.values(paths).flat()];
  const roots = [...new Set(configs.map((file) => dirname(file)))];
  // Imports are found in the folder of `baseUrl` too.
  const bases = baseUrl === undefined ? [] : roots.map((root) => resolve(root, baseUrl));
  const places = [...roots, ...bases].flatMap((base) => named.map((path) => toPlace(resolve(base, path))));
  return [...new Set([...bases, ...places])];
}

/** The folder before the first wildcard; for a file, its folder. */
function toPlace(path: string): string {
  const [plain = ""] = path.split(/[*?]/, 1);
  return plain === path && !/\.[cm]?[jt]sx?$|\.json$/.test(path) ? path : dirname(`${plain}x`);
}

/** The tsconfig of a reference, which names a tsconfig or a folder with one. */
function toConfigFile(path: string): string {
  return path.endsWith(".json") ? path : join(path, "tsconfig.json");
}

/** The files in the cache, whose keys have the form `readFileSync:/a/tsconfig.json:utf8`. */
function findFiles(configFile: string, cache: ReadonlyMap<string, string>): readonly string[] {
  const read = [...cache.keys()].flatMap((key) => /^[a-zA-Z]+:(.*\.json)(?::\w+)?$/.exec(key)?.[1] ?? []);
  return [...new Set([configFile, ...read.map((file) => resolve(file))])];
}
