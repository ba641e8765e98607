/** The rule `missing-config`. */
import type { ModifierRule } from "../modifier-rule.js";

export const missingConfig: ModifierRule = {
  code: "ICO6013",
  slug: "missing-config",
  severity: "error",
  checks: "The config has every key that `configuration(…)` reads.",
  meaning:
    "A parameter is fed from a config key by `configuration(…)`, and the config of this dataflow does not have it.",
  fix: "Set the key in `config`.",
  fine: "Never: the dataflow could not be built.",
  message: ({ message }) => message,
  judges: "dataflows",
};
