/** Checks that nodes which share something, such as a limit, agree about it. */
import { conflictingLimits } from "../errors/catalogue/6-adapters.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { throwProblems } from "../errors/dataflow-error.js";
import type { Problem } from "../errors/problem.js";
import type { NodeWrapper } from "../execute/call/node-wrapper.js";
import { locationOf, type Graph } from "../graph/graph.js";
import type { Lifecycle } from "./lifecycle.js";

/** @throws DataflowError ICO6018 for each node that disagrees with an earlier one. */
export function checkShared({ variables }: Graph, lifecycle: Lifecycle | null): void {
  const known = new Map<string, { readonly settings: string; readonly node: string }>();
  const problems: Problem[] = [];
  variables.forEach((variable, id) => {
    if (variable.kind !== "node") return;
    // A cast because definitions know wrappers as objects only.
    const own = (variable.definition.wrappers ?? []) as readonly NodeWrapper[];
    for (const { shares } of [...own, ...(lifecycle?.nodes.get(id)?.wrappers ?? [])]) {
      if (shares === undefined) continue;
      const { name, settings } = shares;
      const { settings: other, node: at } = known.get(name) ?? { settings, node: variable.name };
      known.set(name, { settings: other, node: at });
      if (settings === other) continue;
      problems.push(
        toProblem(conflictingLimits, variable.name, { name, own: settings, other, at }, [locationOf(variable)]),
      );
    }
  });
  throwProblems(problems);
}
