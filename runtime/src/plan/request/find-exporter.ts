/** Explains why a name that is visible in a module is not a node. */
import { readModules, type GivenManifests } from "../../link/read-modules.js";

/**
 * The paths of the dataflow modules that export a name without defining it as a node; null if no module exports it.
 *
 * @param given - Manifests for modules that have none themselves.
 */
export function findExporter(modules: readonly unknown[], given: GivenManifests, name: string): string | null {
  // A cast because the dataflow was built from these modules, so each is an object.
  const exporter = (modules as readonly object[]).find((module) => Object.hasOwn(module, name));
  if (exporter === undefined) return null;
  const paths = readModules([exporter], given).manifests.map(({ module }) => module);
  return paths.length < 4 ? paths.join(", ") : `${paths.slice(0, 2).join(", ")} and ${paths.length - 2} more`;
}
