/** Looks at a project: reads everything that determines how Icosian fits into it. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { parseTsconfig } from "get-tsconfig";
import { isTypeScript, mayBeDataflowModule } from "../../../1-discover/discover.js";
import { Misuse } from "../../../project/misuse.js";
import { toShownPath } from "../../../project/to-shown-path.js";
import { withFile } from "../../../project/files/file-fault.js";
import { openJson } from "../edit/draft.js";
import { describeMissingPackage, isEmpty } from "./empty-folder.js";
import { findPackageManager, type PackageManager } from "./package-manager.js";
import { readCompiling, type Compiling } from "./compiling.js";
import { SAMPLE_PATHS } from "../plan/sample-paths.js";

/** The relevant facts about a project. */
export interface Look {
  /** Absolute path of the project's folder. */
  readonly folder: string;
  /** Texts by path in the folder: package.json, and the files that may contain configurations. */
  readonly files: ReadonlyMap<string, string>;
  /** The parsed package.json. */
  readonly package: PackageJson;
  /** The tsconfig of the sources; null if there is none. */
  readonly tsconfig: Tsconfig | null;
  /** Version of the TypeScript that is installed or required; null if there is none. */
  readonly typescript: string | null;
  /** The package manager that the project uses. */
  readonly packageManager: PackageManager;
  /** Paths of the existing dataflow modules in `src/`. */
  readonly modules: readonly string[];
  /** Whether the folder was empty, so that everything has to be created. */
  readonly isNew: boolean;
}

/** The relevant properties of a package.json. */
export interface PackageJson {
  /** Whether `.js` files are ES modules: `module` or `commonjs`. */
  readonly type?: string;
  /** The package manager with its version: `pnpm@9.0.0`. */
  readonly packageManager?: string;
  /** The scripts by name. */
  readonly scripts?: Readonly<Record<string, string>>;
  /** The required versions by package. */
  readonly dependencies?: Readonly<Record<string, string>>;
  /** The required versions of development tools by package. */
  readonly devDependencies?: Readonly<Record<string, string>>;
  /** The configuration of Jest. */
  readonly jest?: unknown;
}

/** The tsconfig of the sources. */
export interface Tsconfig {
  /** Path of the file, from the project's folder. */
  readonly path: string;
  /** Whether TypeScript writes JavaScript. */
  readonly isEmitting: boolean;
  /** Its plugins, or those of a tsconfig that it extends; null if there are none. */
  readonly plugins: readonly unknown[] | null;
  /** The relevant compiler options. */
  readonly compiling: Compiling;
}

/** The names that templates give to the tsconfig of an app or a library in a solution. */
const SOURCE_PROJECTS = ["tsconfig.app.json", "tsconfig.lib.json", "tsconfig.src.json"];

/**
 * Looks at the project of a folder or of a tsconfig.
 *
 * @throws Misuse if there is no package.json, or if a required file cannot be read.
 */
export function lookAt(path: string): Look {
  const absolute = resolve(path);
  if (!existsSync(absolute)) throw new Misuse(`There is no ${absolute}.`);
  const isFolder = statSync(absolute).isDirectory();
  const folder = isFolder ? absolute : dirname(absolute);
  const hasPackage = existsSync(join(folder, "package.json"));
  const isNew = !hasPackage && isEmpty(folder);
  if (!hasPackage && !isNew) throw new Misuse(describeMissingPackage(folder));
  const packageJson = isNew ? {} : readPackage(join(folder, "package.json"));
  const typescript = findTypeScriptVersion(folder, packageJson);
  return {
    folder,
    files: readFiles(folder, packageJson),
    package: packageJson,
    tsconfig: readTsconfig(folder, isFolder ? null : basename(absolute), {
      version: majorOf(typescript),
      hasNodeTypes: existsSync(join(folder, "node_modules/@types/node")),
    }),
    typescript,
    packageManager: findPackageManager(folder),
    modules: findModules(folder),
    isNew,
  };
}

/** Whether Node.js treats `.js` files of the package as ES modules without inspecting them. */
export function isModule({ package: { type } }: Look): boolean {
  return type === "module";
}

/** The major version of TypeScript; if there is none, that of the version with transformers that will be installed. */
export function majorOf(version: string | null): number {
  return version === null ? 6 : Number.parseInt(version, 10);
}

/** Whether a package is among the dependencies. */
export function hasDependency({ package: { dependencies = {}, devDependencies = {} } }: Look, name: string): boolean {
  return Object.hasOwn(dependencies, name) || Object.hasOwn(devDependencies, name);
}

function readPackage(file: string): PackageJson {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error("It is not an object.");
    return value;
  } catch (error) {
    throw new Misuse(`${toShownPath(file)} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Reads configuration files in the folder and in `scripts/`, and other files that a script of package.json starts. */
function readFiles(folder: string, { scripts = {} }: PackageJson): ReadonlyMap<string, string> {
  const isConfiguration = (name: string): boolean => /^(?!package-lock).*\.([cm]?[jt]s|json)$/.test(name);
  const listed = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? entry.name : []));
  const started = Object.values(scripts).flatMap((script) => script.match(/[\w./-]+\.[cm]?[jt]s\b/g) ?? []);
  const paths = new Set(
    [...SAMPLE_PATHS, ...listed, ...started.map((path) => path.replace(/^\.\//, ""))].filter(isConfiguration),
  );
  const present = [...paths].filter((path) => existsSync(join(folder, path)));
  return new Map(present.map((path) => [path, readText(join(folder, path))]));
}

function readText(file: string): string {
  return withFile(file, "read", () => readFileSync(file, "utf8"));
}

function findModules(folder: string): readonly string[] {
  const sources = join(folder, "src");
  if (!existsSync(sources)) return [];
  const paths = readdirSync(sources, { recursive: true, encoding: "utf8" }).filter(isTypeScript);
  const files = paths.filter((path) => statSync(join(sources, path), { throwIfNoEntry: false })?.isFile() === true);
  const modules = files.filter((path) => mayBeDataflowModule(path, readText(join(sources, path))));
  return modules.map((path) => `src/${path.replaceAll("\\", "/")}`).sort();
}

interface InstalledTypeScript {
  readonly version: number;
  readonly hasNodeTypes: boolean;
}

function readTsconfig(folder: string, named: string | null, typescript: InstalledTypeScript): Tsconfig | null {
  const name = named ?? "tsconfig.json";
  const file = join(folder, name);
  if (!existsSync(file)) return null;
  try {
    if (openJson(readFileSync(file, "utf8")) === null) throw new Error("it is not JSON.");
    const config = parseTsconfig(file);
    const { files, references = [], compilerOptions = {} } = config;
    // A solution has no files of its own.
    if (named === null && files?.length === 0 && references.length > 0)
      return readTsconfig(folder, findSources(folder, references), typescript);
    const plugins: unknown = compilerOptions.plugins;
    return {
      path: name,
      isEmitting: compilerOptions.noEmit !== true,
      plugins: Array.isArray(plugins) ? plugins : null,
      compiling: readCompiling(config, typescript.version, typescript.hasNodeTypes),
    };
  } catch (error) {
    if (error instanceof Misuse) throw error;
    throw new Misuse(`${toShownPath(file)} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function findSources(folder: string, references: readonly { readonly path: string }[]): string {
  const names = references.map(({ path }) => path.replace(/^\.\//, ""));
  const name = names.length === 1 ? names[0] : SOURCE_PROJECTS.find((each) => names.includes(each));
  if (name !== undefined && existsSync(join(folder, name)) && name.endsWith(".json") && !name.includes("/"))
    return name;
  throw new Misuse(
    `tsconfig.json only references other projects. Name the one that gets dataflow modules: \`icosian init -p ${names[0] ?? ""}\`.`,
  );
}

function findTypeScriptVersion(
  folder: string,
  { dependencies = {}, devDependencies = {} }: PackageJson,
): string | null {
  const wanted = devDependencies["typescript"] ?? dependencies["typescript"];
  try {
    const file = createRequire(join(folder, "package.json")).resolve("typescript/package.json");
    return (JSON.parse(readFileSync(file, "utf8")) as { readonly version: string }).version;
  } catch {
    return /\d[\w.-]*/.exec(wanted ?? "")?.[0] ?? null;
  }
}
