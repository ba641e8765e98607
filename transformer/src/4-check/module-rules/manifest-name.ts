/** The rule `manifest-name`. */
import { MANIFEST_EXPORT } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { ModuleRule } from "../module-rule.js";

export const manifestName: ModuleRule<{ readonly name: string }> = {
  code: "ICO2119",
  slug: "manifest-name",
  severity: "error",
  checks: "The name of the manifest's export is not the module's own.",
  meaning:
    "The manifest is appended to the module as the export `$manifest`. A module that declares that name itself could not be compiled with it.",
  fix: "Give your declaration another name.",
  fine: "Never in a dataflow module.",
  message: ({ name }) =>
    `\`${name}\` is the name that a dataflow module's manifest is exported under, so the module itself cannot declare it. Rename it.`,

  check: ({ file, manifestName: span }) =>
    span === null ? [] : [report(manifestName, { file, span }, { name: MANIFEST_EXPORT })],
};
