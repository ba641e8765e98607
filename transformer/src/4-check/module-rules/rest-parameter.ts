/** The rule `rest-parameter`: no parameter of a node is a rest parameter. */
import type { ModuleRule } from "../module-rule.js";
import { refuseParameter } from "../refuse-parameter.js";

/** Reports every rest parameter of a node. */
export const restParameter: ModuleRule<{ readonly node: string }> = refuseParameter("rest", {
  code: "ICO2108",
  slug: "rest-parameter",
  severity: "error",
  checks: "No parameter of a node is a rest parameter.",
  meaning: "Parameters name inputs. A rest parameter stands for any number of values and names none of them.",
  fix: "Write one parameter per input, or destructure one object: `({ a, b }: { a: number; b: number })`.",
  fine: "Never in a node.",
  message: ({ node }) =>
    `Node \`${node}\` has a rest parameter, which names no inputs. Name each input as a parameter of its own.`,
});
