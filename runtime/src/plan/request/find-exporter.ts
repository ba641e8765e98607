/** Explains why a name that a user sees in a module is no node. */
import { readModules, type GivenManifests } from "../../link/read-modules.js";

/**
 * The paths of the dataflow modules beside whose nodes a name is exported; null where no module exports it.
 *
 * @param given - Manifests of modules that have none themselves.
 */
export function findExporter(modules: readonly unknown[], given: GivenManifests, name: string): string | null {
  // A cast because a dataflow was built from them: each is an object.
  const exporter = (modules as readonly object[]).find((module) => Object.hasOwn(module, name));
  if (exporter === undefined) return null;
  const paths = readModules([exporter], given).manifests.map(({ module }) => module);
  return paths.length < 4 ? paths.join(", ") : `${paths.slice(0, 2).join(", ")} and ${paths.length - 2} more`;
}
