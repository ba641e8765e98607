/** Takes the manifests out of what the caller passes as modules. */
import { describeKind, quoteAll } from "../errors/words.js";
import { manifestVersion, notAModule, notTransformed, unfinishedModule } from "../errors/catalogue/6-building.js";
import { toProblem } from "../errors/catalogue-entry.js";
import type { Problem } from "../errors/problem.js";
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
  const manifests = new Set<Manifest>();
  const problems: Problem[] = [];
  modules.forEach((module, index) => {
    const result = readModule(module, given, `${toOrdinal(index + 1)} module`);
    if ("slug" in result) problems.push(result);
    else manifests.add(result);
  });
  return { manifests: [...manifests], problems };
}

function readModule(module: unknown, given: GivenManifests, subject: string): Manifest | Problem {
  if (Array.isArray(module)) return toProblem(notAModule, subject, { found: "a list", advice: ONE_BY_ONE });
  if (typeof module !== "object" || module === null || module instanceof Promise) {
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
  if (manifest === undefined) {
    const exports = Object.keys(module);
    if (!isWrittenObject(module)) return toProblem(notTransformed, subject, { exports });
    return toProblem(notAModule, subject, { found: `an object with ${quoteAll(exports, 4)}` });
  }
  return isManifest(manifest)
    ? manifest
    : toProblem(manifestVersion, toModuleName(manifest, subject), toVersions(manifest));
}

const ONE_BY_ONE =
  "Pass the modules one by one, `dataflow(features, loaders)`, or as an option: `dataflow({ modules: [features, loaders] })`.";

/** Whether somebody wrote the object, and no compiler or bundler: those say that it is a module, or make getters. */
function isWrittenObject(module: object): boolean {
  const isPlain = Object.getPrototypeOf(module) === Object.prototype && !Object.hasOwn(module, "__esModule");
  const own = Object.values(Object.getOwnPropertyDescriptors(module));
  return isPlain && !(Symbol.toStringTag in module) && own.length > 0 && own.every((each) => "value" in each);
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
