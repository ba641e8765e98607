/** The rule `array-parameter`: no parameter of a node destructures an array. */
import type { ModuleRule } from "../module-rule.js";
import { refuseParameter } from "../refuse-parameter.js";

/** Reports every parameter that destructures an array. */
export const arrayParameter: ModuleRule<{ readonly node: string }> = refuseParameter("array-pattern", {
  code: "ICO2109",
  slug: "array-parameter",
  severity: "error",
  checks: "No parameter of a node destructures an array.",
  meaning: "Parameters name inputs. An array pattern names the elements, but not the array.",
  fix: "Give the parameter a name and destructure the array in the body.",
  fine: "Never in a node.",
  message: ({ node }) =>
    `Node \`${node}\` takes an array apart in its parameters, which names no input. Give the parameter a name and take it apart in the body.`,
});
