/**
 * Collects everything that the verdict on projects depends on.
 *
 * TypeScript does not say where it looked for a file in vain, so more is collected than it looked at: every folder in
 * which a file could appear that would change which files belong to the projects, or what an import resolves to.
 */
import { dirname, resolve } from "node:path";
import type ts from "typescript";
import { hasLoadedFactories } from "../../3-link/expansion/imported-factories.js";
import { isDeclarationFile, toJavaScriptFile } from "../../ir/declaration-file.js";
import type { FoundProject } from "../find-projects.js";
import type { CheckStart } from "./check-start.js";
import { DependencyCollector, type Dependencies } from "./dependencies.js";

/** A project and its program. */
export interface JudgedProject extends FoundProject {
  /** The program that was checked. */
  readonly program: ts.Program;
}

/** Files of TypeScript itself, which import nothing. */
const LIBRARY = /[\\/]lib\.[^\\/]*\.d\.ts$/;

const SPECIFIER =
  /(?:\b(?:from|import|require|module)\b\s*\(?\s*|\/\/\/\s*<reference\s[^>]*?(?:path|types)\s*=\s*)["']([^"'\n]+)["']/g;

/**
 * The dependencies of projects.
 *
 * @param start - The start of the check. What has changed since may not be what was read.
 * @param files - Further files.
 * @returns Null if there are too many, if a project lists its files in an unusual way, or if something has changed.
 */
export function collectDependencies(
  projects: readonly JudgedProject[],
  start: CheckStart,
  files: readonly string[],
): Dependencies | null {
  // What code of a package says about its modifiers depends on all that this code loads.
  if (hasLoadedFactories()) return null;
  const collector = new DependencyCollector(start);
  const above = new Set<string>();
  for (const file of files) collector.addFile(file);
  for (const { configFile, config } of projects) {
    if (config.places === null) return null;
    for (const file of config.files) collector.addFile(file);
    for (const place of [dirname(configFile), ...config.places]) {
      collector.addTree(toSlashes(place));
      addAbove(toSlashes(place), above, collector);
    }
  }
  for (const { program } of projects)
    for (const { fileName, text } of program.getSourceFiles()) addSource(fileName, text, above, collector);
  return collector.dependencies;
}

function addSource(file: string, text: string, above: Set<string>, collector: DependencyCollector): void {
  collector.addFile(file);
  if (LIBRARY.test(file)) return;
  const folder = dirname(file);
  collector.addFolder(folder);
  addAbove(folder, above, collector);
  if (isDeclarationFile(file)) collector.addFile(toJavaScriptFile(file));
  for (const [, specifier = ""] of text.matchAll(SPECIFIER)) addImport(specifier, folder, collector);
}

/** Adds the packages, and the package.json, of a folder and of those above it. */
function addAbove(from: string, known: Set<string>, collector: DependencyCollector): void {
  for (let folder = from; !known.has(folder); folder = dirname(folder)) {
    known.add(folder);
    collector.addFile(toChild(folder, "package.json"));
    collector.addPackages(toChild(folder, "node_modules"));
  }
}

/** Adds the folders in which an import is found, or would be. */
function addImport(specifier: string, from: string, collector: DependencyCollector): void {
  if (/^(\.|\/|[a-zA-Z]:)/.test(specifier)) {
    const target = toSlashes(resolve(from, specifier));
    collector.addFolder(dirname(target));
    collector.addFolder(target);
    return;
  }
  const [, name] = /^((?:@[^/]+\/)?[^/]+)/.exec(specifier) ?? [];
  if (name === undefined || specifier.startsWith("node:")) return;
  const typed = `@types/${name.replace(/^@/, "").replace("/", "__")}`;
  for (let folder = from; ; folder = dirname(folder)) {
    const packages = toChild(folder, "node_modules");
    for (const each of [name, typed]) addPackage(`${packages}/${each}`, collector);
    if (folder === dirname(folder)) return;
  }
}

function addPackage(path: string, collector: DependencyCollector): void {
  if (!collector.hasFolder(dirname(path), path.slice(path.lastIndexOf("/") + 1))) return;
  collector.addFile(`${path}/package.json`);
  collector.addTree(path);
}

function toChild(folder: string, name: string): string {
  return folder.endsWith("/") ? `${folder}${name}` : `${folder}/${name}`;
}

function toSlashes(path: string): string {
  return path.replaceAll("\\", "/");
}
