/** Takes the manifests out of what the caller passes as modules. */
import { describeKind } from "../errors/words.js";
import { manifestVersion, notAModule, notTransformed, unfinishedModule } from "../errors/catalogue/6-building.js";
import { toProblem } from "../errors/catalogue-entry.js";
import type { Problem } from "../errors/problem.js";
import { honourMocks } from "./mocks.js";
import { MANIFEST_EXPORT, MANIFEST_VERSION, type Manifest } from "../manifest.js";

/** The manifests of some modules, each once, and what is wrong with the other modules. */
export interface ReadModules {
  readonly manifests: readonly Manifest[];
  readonly problems: readonly Problem[];
}

/** Manifests by module. */
export type GivenManifests = ReadonlyMap<unknown, unknown>;

/**
 * Reads every module's manifest. A module that is passed twice counts once.
 *
 * @param given - For modules that have none themselves.
 */
export function readModules(modules: readonly unknown[], given: GivenManifests): ReadModules {
  const manifests = new Map<Manifest, Manifest>();
  const problems: Problem[] = [];
  modules.forEach((module, index) => {
    const result = readModule(module, given, `${toOrdinal(index + 1)} module`);
    if ("slug" in result) problems.push(result);
    else manifests.set(result, honourMocks(result, module as object));
  });
  return { manifests: [...manifests.values()], problems };
}

function readModule(module: unknown, given: GivenManifests, subject: string): Manifest | Problem {
  if (typeof module !== "object" || module === null || Array.isArray(module) || module instanceof Promise) {
    const found = module instanceof Promise ? "a promise (`await` it first)" : describeKind(module);
    return toProblem(notAModule, subject, { found });
  }
  let manifest: unknown;
  try {
    manifest = (module as Readonly<Record<string, unknown>>)[MANIFEST_EXPORT];
    if (manifest === undefined) manifest = given.get(module);
  } catch {
    // Reading an export before its module has run is a ReferenceError of the language.
    return toProblem(unfinishedModule, subject, null);
  }
  if (manifest === undefined) return toProblem(notTransformed, subject, { exports: Object.keys(module) });
  return isManifest(manifest)
    ? manifest
    : toProblem(manifestVersion, toModuleName(manifest, subject), toVersions(manifest));
}

function isManifest(value: unknown): value is Manifest {
  const { manifestVersion: version, definitions } = toFields(value);
  return version === MANIFEST_VERSION && Array.isArray(definitions);
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

function toOrdinal(position: number): string {
  const ending = ["th", "st", "nd", "rd"][position % 10] ?? "th";
  return `${position}${Math.trunc((position % 100) / 10) === 1 ? "th" : ending}`;
}
