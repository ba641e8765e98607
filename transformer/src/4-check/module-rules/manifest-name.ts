/** The rule `manifest-name`: a dataflow module does not declare the name `$manifest` itself. */
import { MANIFEST_EXPORT } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { ModuleRule } from "../module-rule.js";

/** Reports a declaration that has the name of the manifest's export. */
export const manifestName: ModuleRule<{ readonly name: string }> = {
  code: "ICO2119",
  slug: "manifest-name",
  severity: "error",
  checks: "A dataflow module does not declare the name `$manifest` itself.",
  meaning:
    "The manifest is appended to the module as the export `$manifest`. A module that declares this name itself cannot be compiled with it.",
  fix: "Give your declaration another name.",
  fine: "Never in a dataflow module.",
  message: ({ name }) =>
    `\`${name}\` is the name that a dataflow module's manifest is exported under, so the module itself cannot declare it. Rename it.`,

  check: ({ file, manifestName: span }) =>
    span === null ? [] : [report(manifestName, { file, span }, { name: MANIFEST_EXPORT })],
};
