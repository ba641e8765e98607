/** Explains why a name that a user sees in a module is no node. */
import type { GivenManifests } from "../link/read-modules.js";
import { MANIFEST_EXPORT, type Manifest } from "../manifest.js";

/**
 * The path of the module that exports a name, whatever it is; null where none does.
 *
 * @param given - Manifests of modules that have none themselves.
 */
export function findExporter(modules: readonly unknown[], given: GivenManifests, name: string): string | null {
  // Casts because a dataflow was built from them: each has a manifest.
  const all = modules as readonly Readonly<Record<string, unknown>>[];
  const exporter = all.find((module) => Object.hasOwn(module, name));
  if (exporter === undefined) return null;
  return ((exporter[MANIFEST_EXPORT] ?? given.get(exporter)) as Manifest).module;
}
