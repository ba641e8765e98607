/** The segments of a plan in which nobody knows what has to be waited for: one a task. */
import type { Plan, Segments } from "../plan.js";
import { toSegments } from "./to-segments.js";

/** Made only where a function returns a promise against its declaration. */
const known = new WeakMap<Plan, Segments>();

/** A segment for each task; no slot ends within one. O(tasks + reads) for the first time. */
export function toSingleTasks(plan: Plan): Segments {
  const made = known.get(plan);
  if (made !== undefined) return made;
  const { tasks, outputs, slotCount } = plan;
  const starts = Int32Array.from({ length: tasks.length + 1 }, (_, task) => task);
  const singles = toSegments(tasks, starts, new Int32Array(slotCount).fill(-1), outputs);
  known.set(plan, singles);
  return singles;
}
