/** Finds dependencies of savers that are neither nodes nor inputs. */
import { unknownDependency } from "../errors/catalogue/6-materializers.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { findNearest } from "../errors/find-nearest.js";
import type { Problem } from "../errors/problem.js";
import { locationOf, type LocatedDefinition } from "../graph/graph.js";

/**
 * Finds the names that only savers read, and that no node has: the dataflow knows nothing of that name, so it is
 * certainly misspelt. O(nodes + inputs) if there are savers of materializers, otherwise O(nodes).
 */
export function findUnknownDependencies(definitions: ReadonlyMap<string, LocatedDefinition>): readonly Problem[] {
  const savers = [...definitions.values()].filter(isSaver);
  if (savers.length === 0) return [];
  const known = new Set(definitions.keys());
  for (const each of definitions.values())
    for (const { name, mayCollect } of each.definition.inputs) if (mayCollect !== true) known.add(name);
  return savers.flatMap((saver) => {
    const unknown = saver.definition.inputs.filter(({ name, mayCollect }) => mayCollect === true && !known.has(name));
    return unknown.map(({ name }) =>
      toProblem(unknownDependency, saver.definition.name, { dependency: name, nearest: findNearest(name, known) }, [
        locationOf(saver),
      ]),
    );
  });
}

function isSaver({ definition: { inputs } }: LocatedDefinition): boolean {
  return inputs.some(({ mayCollect }) => mayCollect === true);
}
