/** Plans a module's manifest: from the intermediate representation to the rows of the manifest. */
import { MANIFEST_VERSION } from "@icosian/runtime/tooling";
import { deepFreeze } from "../ir/deep-freeze.js";
import { toDefinitionRow } from "../ir/definition-row.js";
import type { ManifestTable } from "../ir/manifest-table.js";
import type { ModuleIr } from "../ir/module.js";

/**
 * Plans the manifest of a module without errors.
 *
 * @throws Error for a definition that the rules should have rejected, which is a bug of ours.
 */
export function planManifest(module: ModuleIr): ManifestTable {
  const definitions = module.definitions.map(toDefinitionRow);
  const picks = module.reExports.flatMap(({ specifier, names }) => (names === null ? [] : [{ names, specifier }]));
  return deepFreeze({
    manifestVersion: MANIFEST_VERSION,
    module: module.module,
    ...(module.code !== undefined && { code: module.code }),
    definitions,
    ...(picks.length > 0 && { picks }),
  });
}
