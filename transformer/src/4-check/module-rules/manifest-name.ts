/** The name of the manifest's export is not the module's own. */
import { MANIFEST_EXPORT } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/catalogue-entry.js";
import { manifestName as entry } from "../../diagnostics/catalogue/2-reading.js";
import type { ModuleRule } from "../module-rule.js";

export const manifestName: ModuleRule = {
  entry,
  check: ({ file, manifestName: span }) =>
    span === null ? [] : [report(entry, { file, span }, { name: MANIFEST_EXPORT })],
};
