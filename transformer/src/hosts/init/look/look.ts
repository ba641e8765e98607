/** Looks at a project: reads what decides how Icosian fits into it. */
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

/** What was seen of a project. */
export interface Look {
  /** Absolute. */
  readonly folder: string;
  /** Texts by path in the folder: package.json, and the files that configurations may stand in. */
  readonly files: ReadonlyMap<string, string>;
  readonly package: PackageJson;
  /** Null where there is none. */
  readonly tsconfig: Tsconfig | null;
  /** Version of the TypeScript that is installed or asked for; null for none. */
  readonly typescript: string | null;
  readonly packageManager: PackageManager;
  /** Paths of the dataflow modules that there are, in `src/`. */
  readonly modules: readonly string[];
  /** Whether the folder had nothing, so that everything is to be made. */
  readonly isNew: boolean;
}

/** The parts of a package.json that are looked at. */
export interface PackageJson {
  readonly type?: string;
  readonly packageManager?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly jest?: unknown;
}

/** The tsconfig of the sources. */
export interface Tsconfig {
  /** Path in the folder. */
  readonly path: string;
  readonly isEmitting: boolean;
  /** Its plugins, or those of a tsconfig that it extends; null for none. */
  readonly plugins: readonly unknown[] | null;
  readonly compiling: Compiling;
}

/** Of the projects of a solution, those that hold an app or a library, as templates call them. */
const SOURCE_PROJECTS = ["tsconfig.app.json", "tsconfig.lib.json", "tsconfig.src.json"];

/**
 * Looks at the project of a folder, or of a tsconfig.
 *
 * @throws Misuse when there is no package.json, or a file that decides cannot be read.
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

/** Whether Node.js takes `.js` files of the package for ES modules without a look into them. */
export function isModule({ package: { type } }: Look): boolean {
  return type === "module";
}

/** The major version; where there is no TypeScript, that of the last that takes transformers, which will be installed. */
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
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error("It is no object.");
    return value;
  } catch (error) {
    throw new Misuse(`${toShownPath(file)} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Configurations stand in the folder, or in `scripts/`; what else a script of package.json starts may be one too. */
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

interface TypeScript {
  readonly version: number;
  readonly hasNodeTypes: boolean;
}

function readTsconfig(folder: string, named: string | null, typescript: TypeScript): Tsconfig | null {
  const name = named ?? "tsconfig.json";
  const file = join(folder, name);
  if (!existsSync(file)) return null;
  try {
    if (openJson(readFileSync(file, "utf8")) === null) throw new Error("it is no JSON.");
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
