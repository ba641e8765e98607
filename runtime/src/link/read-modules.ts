/** Reads the manifests of the modules that the caller passes. */
import { damagedManifest, manifestVersion, unfinishedModule } from "../errors/catalogue/6-building.js";
import { toProblem } from "../errors/catalogue-entry.js";
import type { Problem } from "../errors/problem.js";
import { toOrdinal } from "../errors/words.js";
import { MANIFEST_ALIAS, MANIFEST_EXPORT, MANIFEST_VERSION, type Definition, type Manifest } from "../manifest.js";
import { noteUnfollowed } from "../versions/unfollowed.js";
import { describeModule } from "./describe-module.js";
import { findDamage } from "./find-damage.js";
import { findPicked } from "./find-picked.js";
import { honourMocks } from "./mocks.js";

/** The manifests of some modules, each once, and the problems of the other modules. */
export interface ReadModules {
  /** The manifests, in the order of the modules. */
  readonly manifests: readonly Manifest[];
  /** One problem per value that is not a usable module. */
  readonly problems: readonly Problem[];
}

/** Manifests by module. */
export type GivenManifests = ReadonlyMap<unknown, unknown>;

/** A manifest that was found. */
interface FoundManifest {
  /** The manifest, with the mocks of a test if there are any. */
  readonly manifest: Manifest;
  /** The definitions that belong to the module; null for all of them. */
  readonly counting: ReadonlySet<Definition> | null;
}

type Found = Map<Manifest, FoundManifest>;

/**
 * Reads every module's manifest. A module that is passed twice counts once, even if it is part of a barrel. The modules
 * of one barrel are sorted by path.
 *
 * @param given - Manifests for modules that have none themselves.
 */
export function readModules(modules: readonly unknown[], given: GivenManifests): ReadModules {
  const found: Found = new Map();
  // Created at the end, because the message for one module depends on the others.
  const problems: (() => Problem)[] = [];
  Array.from(modules, (module, index) => {
    const subject = `${toOrdinal(index + 1)} module`;
    try {
      const candidates = findManifests(module, given);
      if (candidates.length === 0) problems.push(() => describeModule(module, subject, found.size > 0));
      for (const candidate of candidates) {
        const problem = findProblem(candidate, subject);
        if (problem !== null) problems.push(() => problem);
        else if (isManifest(candidate)) addWhole(candidate, module as object, given, found);
      }
    } catch (thrown) {
      // Reading an export before its module has run throws a ReferenceError.
      if (!(thrown instanceof ReferenceError)) throw thrown;
      problems.push(() => toProblem(unfinishedModule, subject, {}));
    }
  });
  const manifests = Array.from(found.values(), toManifest);
  return { manifests, problems: problems.map((describe) => describe()) };
}

/** Everything that a module exports as a manifest: its own manifest, and those of the modules that it re-exports. */
function findManifests(module: unknown, given: GivenManifests): readonly unknown[] {
  if (typeof module !== "object" || module === null || Array.isArray(module)) return [];
  const exports = module as Readonly<Record<string, unknown>>;
  const names = Reflect.ownKeys(module).filter(isManifestName);
  const manifests = [...new Set(names.map((name) => exports[name]))].filter((each) => each !== undefined);
  if (manifests.length === 0 && given.has(module)) return [given.get(module)];
  return manifests.length < 2 ? manifests : manifests.sort(byPath);
}

function isManifestName(key: string | symbol): key is string {
  return typeof key === "string" && (key === MANIFEST_EXPORT || key.startsWith(MANIFEST_ALIAS));
}

/** Sorts by path, because the order of the names in a namespace differs between hosts. */
function byPath(one: unknown, other: unknown): number {
  const [a, b] = [toModuleName(one, ""), toModuleName(other, "")];
  return a < b ? -1 : a > b ? 1 : 0;
}

function addWhole(manifest: Manifest, module: object, given: GivenManifests, found: Found): void {
  if (found.get(manifest)?.counting === null) return;
  found.set(manifest, { manifest: honourMocks(manifest, module), counting: null });
  for (const { names, of } of manifest.picks ?? []) {
    const other = of();
    if (names !== undefined) addPicked(other, new Set(names), given, found, new Set());
    else for (const each of findManifests(other, given).filter(isManifest)) addWhole(each, other, given, found);
  }
}

/** Adds the definitions that a module picks from other modules, recursively. */
function addPicked(
  module: object,
  names: ReadonlySet<string>,
  given: GivenManifests,
  found: Found,
  seen: Set<Manifest>,
): void {
  for (const manifest of findManifests(module, given).filter(isManifest)) {
    if (seen.has(manifest)) continue;
    seen.add(manifest);
    const before = found.get(manifest) ?? { manifest: honourMocks(manifest, module), counting: new Set() };
    const picked = before.counting === null ? [] : findPicked(before.manifest, module, names);
    if (picked.length > 0)
      found.set(manifest, { ...before, counting: new Set([...(before.counting ?? []), ...picked]) });
    for (const inner of manifest.picks ?? []) {
      const both = inner.names?.filter((name) => names.has(name)) ?? [...names];
      if (both.length > 0) addPicked(inner.of(), new Set(both), given, found, seen);
    }
  }
}

function toManifest({ manifest, counting }: FoundManifest): Manifest {
  if (manifest.code === undefined) noteUnfollowed(manifest);
  if (counting === null) return manifest;
  return { ...manifest, definitions: manifest.definitions.filter((each) => counting.has(each)) };
}

function isManifest(value: unknown): value is Manifest {
  return hasVersion(value) && findDamage(value) === null;
}

/** The reason why a value is not a manifest; null if it is one. */
function findProblem(candidate: unknown, subject: string): Problem | null {
  const name = toModuleName(candidate, subject);
  if (!hasVersion(candidate)) return toProblem(manifestVersion, name, toVersions(candidate));
  const damage = findDamage(candidate);
  return damage === null ? null : toProblem(damagedManifest, name, { damage });
}

function hasVersion(value: unknown): boolean {
  return toFields(value)["manifestVersion"] === MANIFEST_VERSION;
}

function toVersions(manifest: unknown): { readonly found: string; readonly expected: number } {
  return { found: String(toFields(manifest)["manifestVersion"]), expected: MANIFEST_VERSION };
}

function toModuleName(manifest: unknown, otherwise: string): string {
  const { module } = toFields(manifest);
  return typeof module === "string" ? module : otherwise;
}

function toFields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
