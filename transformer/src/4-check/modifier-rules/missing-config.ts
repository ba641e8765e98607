/** The rule `missing-config`: the config has every key that `configuration(…)` reads. */
import { modifierProblems } from "@icosian/runtime/tooling";
import { inRuntimeWords, type ModifierRule } from "../modifier-rule.js";

/** Reports every key that `configuration(…)` reads and the config does not have. */
export const missingConfig: ModifierRule = {
  code: "ICO6013",
  slug: "missing-config",
  severity: "error",
  checks: "The config has every key that `configuration(…)` reads.",
  meaning:
    "`configuration(…)` feeds a parameter from a config key, but the config of this dataflow does not have that key.",
  fix: "Set the key in `config`.",
  fine: "Never: the dataflow could not be built.",
  message: inRuntimeWords(modifierProblems.missingConfig),
  judges: "dataflows",
};
