/** Finds the modifiers of other packages. Only the file that a package names in its package.json is loaded. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, isAbsolute, join } from "node:path";
import { declarationOf, type ModifierDefinition } from "@icosian/runtime/tooling";
import type { FactoryIr } from "../../ir/module-parts.js";

/** The result of the search for a modifier's factory. */
export type ImportedFactory =
  | {
      readonly kind: "found";
      /** The function that makes the modifier. */
      readonly factory: (...given: readonly unknown[]) => unknown;
      /** What `defineModifier` was called with. */
      readonly definition: ModifierDefinition;
    }
  /** The factory belongs to the project itself. */
  | { readonly kind: "local" }
  /** The package does not say where its modifiers are, or there is no such package. */
  | {
      readonly kind: "undeclared";
      /** The name of the package. */
      readonly package: string;
    }
  /** The file with the package's modifiers cannot be loaded. */
  | {
      readonly kind: "unloadable";
      readonly package: string;
      /** Why the file cannot be loaded. */
      readonly reason: string;
    }
  /** The file with the package's modifiers does not export the factory. */
  | { readonly kind: "missing"; readonly package: string };

/** The exports of a package's file, or the reason why it cannot be loaded. */
type Loaded = { readonly exports: Readonly<Record<string, unknown>> } | { readonly reason: string };

const require = createRequire(import.meta.url);

/** The loaded files by path; a process loads each file once. */
const loaded = new Map<string, Loaded>();

/** Whether the code of a package has been run, so that a verdict depends on more than what TypeScript reads. */
export function hasLoadedFactories(): boolean {
  return loaded.size > 0;
}

/**
 * Finds a factory. The first call for a package runs the file that the package names.
 *
 * @param file - The file that imports the factory.
 */
export function findImportedFactory({ specifier, name }: FactoryIr, file: string): ImportedFactory {
  const owner = toPackage(specifier);
  if (owner === null) return { kind: "local" };
  const entry = findEntry(owner, file);
  if (entry === null) return { kind: "undeclared", package: owner };
  const found = load(entry);
  if ("reason" in found) return { kind: "unloadable", package: owner, reason: found.reason };
  const factory = found.exports[name];
  const definition = declarationOf(factory);
  if (definition === null) return { kind: "missing", package: owner };
  // A cast because only functions declare modifiers.
  return { kind: "found", factory: factory as (...given: readonly unknown[]) => unknown, definition };
}

/** Returns the package that a specifier names; null for a file of the project and for a module of Node. */
function toPackage(specifier: string): string | null {
  const [, owner = null] = /^((?:@[^/]+\/)?[^./@#~][^/:]*)(?:\/|$)/.exec(specifier) ?? [];
  return owner;
}

/** Finds the file with the modifiers of a package. */
function findEntry(owner: string, file: string): string | null {
  if (!isAbsolute(file)) return null;
  for (const folder of createRequire(file).resolve.paths(owner) ?? []) {
    const path = join(folder, owner, "package.json");
    if (!existsSync(path)) continue;
    const entry = readEntry(path);
    return entry === null ? null : join(dirname(path), entry);
  }
  return null;
}

function readEntry(path: string): string | null {
  try {
    const { icosian } = JSON.parse(readFileSync(path, "utf8")) as {
      readonly icosian?: { readonly modifiers?: unknown };
    };
    return typeof icosian?.modifiers === "string" ? icosian.modifiers : null;
  } catch {
    // A package.json that is not valid JSON names no file.
    return null;
  }
}

function load(entry: string): Loaded {
  const known = loaded.get(entry);
  if (known !== undefined) return known;
  // The package may not be built yet.
  if (!existsSync(entry)) return { reason: `there is no file ${entry}` };
  const made = requireSafely(entry);
  loaded.set(entry, made);
  return made;
}

function requireSafely(entry: string): Loaded {
  try {
    return { exports: Object(require(entry)) as Readonly<Record<string, unknown>> };
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return { reason: message.split("\n", 1)[0] ?? "" };
  }
}
