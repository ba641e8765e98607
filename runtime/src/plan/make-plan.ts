/** Turns what a request needs into a plan. */
import type { Graph } from "../graph/graph.js";
import { rowOf, toRows, transpose } from "../graph/rows.js";
import { toLongestPaths } from "./longest-paths.js";
import { ABSENT_SLOT, type Given, type Output, type Plan, type Task } from "./plan.js";
import { toProgram } from "./to-program.js";
import type { Needs } from "./trace-needs.js";

/**
 * Makes the plan of a request in which nothing is missing. O(needed variables + their edges).
 *
 * @param names - The outputs; a name that is no variable of the graph is an input that goes straight through.
 */
export function makePlan(
  { variables, ids, dependencies }: Graph,
  { order, originOf }: Needs,
  names: readonly string[],
): Plan {
  const slotOf = new Map<number, number>();
  const givens: Given[] = [];
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
      tasks.push({ node: variable, slot, reads: Array.from(rowOf(dependencies, id), (input) => slotOf.get(input)!) });
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

/** Adds to the tasks of a plan what executors want to know of them. O(tasks + their reads). */
export function completePlan({
  slotCount,
  givens,
  outputs,
  tasks,
}: Pick<Plan, "slotCount" | "givens" | "outputs" | "tasks">): Plan {
  const taskOfSlot = new Map(tasks.map(({ slot }, task) => [slot, task]));
  const waits = toRows(tasks.map(({ reads }) => reads.flatMap((slot) => taskOfSlot.get(slot) ?? [])));
  const followers = transpose(waits);
  const hasAsync = tasks.some(({ node }) => node.definition.isAsync);
  return {
    slotCount,
    emptySlots: Array.from<undefined>({ length: slotCount }).fill(undefined),
    givens,
    outputs,
    tasks,
    hasAsync,
    program: toProgram(tasks, outputs, slotCount),
    code: null,
    waitCounts: waits.starts.slice(1).map((end, task) => end - waits.starts[task]!),
    followers,
    longestPaths: hasAsync ? toLongestPaths(tasks, followers) : new Int32Array(0),
    readCounts: countReads(tasks, outputs, slotCount),
  };
}

function countReads(tasks: readonly Task[], outputs: readonly Output[], slotCount: number): Int32Array {
  const counts = new Int32Array(slotCount);
  for (const { reads } of tasks) for (const slot of reads) counts[slot]!++;
  for (const { slot } of outputs) counts[slot]!++;
  return counts;
}
