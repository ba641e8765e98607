/** The rule `unknown-dependency`: what `to` saves is a node or an input of the dataflow. */
import { findNearest, materializerProblems } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { GraphRule } from "../graph-rule.js";
import { externalInputsOf } from "../../3-link/edges/edges.js";
import { knownNames } from "../../3-link/names/known-names.js";

/** Reports every dependency of a saver that is no node, and that no function reads. */
export const unknownDependency: GraphRule<{
  readonly saver: string;
  readonly dependency: string;
  readonly nearest: string | null;
}> = {
  code: "ICO6020",
  slug: "unknown-dependency",
  severity: "error",
  checks: "What `to` saves is a node or an input of the dataflow.",
  meaning: "`to` names a dependency that is neither a node of the dataflow nor an input of one of its functions.",
  fix: "Correct the name. The quick fix does this.",
  fine: "Never: the dataflow could not be built.",
  message: ({ saver, dependency, nearest }) =>
    materializerProblems.unknownDependency.message(saver, { dependency, nearest }),

  check: (dataflow, _, only) => {
    if (!dataflow.isComplete) return [];
    return [...externalInputsOf(dataflow)].flatMap(([dependency, consumers]) => {
      if (consumers.some(({ input }) => input.mayCollect !== true)) return [];
      const names = [...knownNames(dataflow)].filter((name) => name !== dependency);
      return consumers.flatMap(({ module, definition, input }) => {
        if (only !== undefined && module.file !== only) return [];
        const nearest = findNearest(dependency, names);
        const location = input.readAt ?? { file: module.file, span: definition.nameSpan };
        const edit = { ...location, text: JSON.stringify(nearest) };
        const fixes = nearest === null ? [] : [{ title: `Save \`${nearest}\``, edits: [edit] }];
        return [report(unknownDependency, location, { saver: definition.name, dependency, nearest }, { fixes })];
      });
    });
  },
};
