/** Creates the plan of a request from its needs. */
import type { Graph } from "../../graph/graph.js";
import { rowOf } from "../../graph/rows.js";
import { findEnds } from "./find-ends.js";
import { findSegments } from "../schedule/find-segments.js";
import { ABSENT_SLOT, mayWait, type GivenValue, type Output, type Plan, type Task } from "../plan.js";
import { toNodeTask } from "./to-node-task.js";
import { toProgram } from "./to-program.js";
import { toSegments } from "../schedule/to-segments.js";
import type { Needs } from "../../graph/trace-needs.js";

/**
 * Creates the plan of a request in which nothing is missing. O(needed variables + their edges).
 *
 * @param names - The outputs; a name that is not a variable of the graph is an input that is returned unchanged.
 */
export function makePlan(
  { variables, ids, dependencies }: Graph,
  { order, originOf }: Needs,
  names: readonly string[],
): Plan {
  const slotOf = new Map<number, number>();
  const givens: GivenValue[] = [];
  const tasks: Task[] = [];
  let slotCount = ABSENT_SLOT + 1;

  for (const id of order) {
    const origin = originOf.get(id)!;
    const slot = origin === "nowhere" ? ABSENT_SLOT : slotCount++;
    slotOf.set(id, slot);
    const variable = variables[id]!;
    if (origin !== "computed") {
      if (origin !== "nowhere") givens.push({ slot, name: variable.name, origin });
    } else if (variable.kind === "node") {
      const reads = Array.from(rowOf(dependencies, id), (input) => slotOf.get(input)!);
      tasks.push(toNodeTask(id, variable, slot, reads));
    }
  }

  const outputs = names.map((name): Output => {
    const id = ids.get(name);
    if (id !== undefined) return { name, slot: slotOf.get(id)! };
    const slot = slotCount++;
    givens.push({ slot, name, origin: "inputs" });
    return { name, slot };
  });

  return completePlan({ slotCount, givens, outputs, tasks });
}

/** Adds the facts that executors need to the tasks of a plan. */
export function completePlan({
  slotCount,
  givens,
  outputs,
  tasks: unordered,
}: Pick<Plan, "slotCount" | "givens" | "outputs" | "tasks">): Plan {
  const { tasks, starts } = findSegments(unordered);
  const ends = findEnds(tasks, starts, outputs, slotCount);
  return {
    slotCount,
    givens,
    outputs,
    tasks,
    hasAsync: tasks.some(mayWait),
    segments: toSegments(tasks, starts, ends, outputs),
    program: toProgram(tasks, ends),
  };
}
