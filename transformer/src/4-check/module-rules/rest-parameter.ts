/** The rule `rest-parameter`. */
import type { ModuleRule } from "../module-rule.js";
import { refuseParameter } from "../refuse-parameter.js";

export const restParameter: ModuleRule<{ readonly node: string }> = refuseParameter("rest", {
  code: "ICO2108",
  slug: "rest-parameter",
  severity: "error",
  checks: "A rest parameter names no inputs.",
  meaning: "Parameters name inputs. A rest parameter stands for any number of values and names none.",
  fix: "Name each input as a parameter of its own, or take them apart as one object: `({ a, b }: { a: number; b: number })`.",
  fine: "Never in a node.",
  message: ({ node }) =>
    `Node \`${node}\` has a rest parameter, which names no inputs. Name each input as a parameter of its own.`,
});
