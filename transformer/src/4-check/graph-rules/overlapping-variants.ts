/**
 * The rule `overlapping-variants`: under the config of the dataflow, at most one of a node's gated definitions
 * applies.
 */
import { report } from "../../diagnostics/diagnostic-kind.js";
import { duplicatesOf } from "../../3-link/expansion/module-duplicates.js";
import type { GraphRule } from "../graph-rule.js";
import { describeConfig } from "../../3-link/names/describe-config.js";
import { isUncertain, locationOfDefinition } from "../../3-link/node.js";

/** Reports every node that has several definitions under the config of the dataflow. */
export const overlappingVariants: GraphRule<{ readonly node: string; readonly config: string }> = {
  code: "ICO3111",
  slug: "overlapping-variants",
  severity: "error",
  checks: "Under the config of the dataflow, at most one of a node's gated definitions applies.",
  meaning:
    "Under the config of this dataflow the gates of several definitions hold. All of them define the same node, and only one of them can run.",
  fix: 'Write gates that exclude each other: `when({ region: "us" })` and `whenNot({ region: "us" })`, or `otherwise()` for the remaining cases.',
  fine: "When the last definition should win: set `allowModuleOverrides: true`.",
  message: ({ node, config }) =>
    `Several definitions of \`${node}\` exist at once ${config}. Let their gates exclude each other.`,

  check: ({ repeated, call, expanded }) => {
    if (expanded === null || call.allowsOverrides !== false) return [];
    return [...repeated].flatMap(([node, all]) => {
      if (all.some(isUncertain)) return [];
      const modules = [...new Set(all.map(({ module }) => module))];
      const locations = [
        ...new Map(all.map((each) => [each.definition.nameSpan.start, locationOfDefinition(each)])).values(),
      ];
      // Definitions in several modules, and duplicates under every config, are reported by other rules.
      if (modules.length > 1 || locations.length < 2 || modules.some((module) => duplicatesOf(module).has(node)))
        return [];
      return locations.map((location) => {
        const related = locations
          .filter((other) => other !== location)
          .map((other) => ({ ...other, message: "Also defined here." }));
        return report(overlappingVariants, location, { node, config: describeConfig(call.config) }, { related });
      });
    });
  },
};
