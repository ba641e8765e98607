/** The rule `array-parameter`. */
import type { ModuleRule } from "../module-rule.js";
import { refuseParameter } from "../refuse-parameter.js";

export const arrayParameter: ModuleRule<{ readonly node: string }> = refuseParameter("array-pattern", {
  code: "ICO2109",
  slug: "array-parameter",
  severity: "error",
  checks: "A parameter that takes an array apart names no input.",
  meaning: "Parameters name inputs. An array pattern has names for the elements and none for the array.",
  fix: "Give the parameter a name and take the array apart in the body.",
  fine: "Never in a node.",
  message: ({ node }) =>
    `Node \`${node}\` takes an array apart in its parameters, which names no input. Give the parameter a name and take it apart in the body.`,
});
