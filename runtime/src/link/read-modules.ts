/** Takes the manifests out of what the caller passes as modules. */
import { describeKind } from "../errors/words.js";
import {
  damagedManifest,
  manifestVersion,
  notAModule,
  notTransformed,
  unfinishedModule,
} from "../errors/catalogue/6-building.js";
import { toProblem } from "../errors/catalogue-entry.js";
import type { Problem } from "../errors/problem.js";
import { findDamage } from "./find-damage.js";
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
  Array.from(modules, (module, index) => {
    const result = readModule(module, given, `${toOrdinal(index + 1)} module`);
    if ("slug" in result) problems.push(result);
    else manifests.add(result);
  });
  return { manifests: [...manifests], problems };
}

function readModule(module: unknown, given: GivenManifests, subject: string): Manifest | Problem {
  if (typeof module !== "object" || module === null || Array.isArray(module) || module instanceof Promise) {
    return toProblem(notAModule, subject, { found: describeKind(module) });
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
  const name = toModuleName(manifest, subject);
  if (toFields(manifest)["manifestVersion"] !== MANIFEST_VERSION)
    return toProblem(manifestVersion, name, toVersions(manifest));
  const damage = findDamage(manifest);
  // A cast because nothing that is read of it is missing.
  return damage === null ? (manifest as Manifest) : toProblem(damagedManifest, name, { damage });
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
