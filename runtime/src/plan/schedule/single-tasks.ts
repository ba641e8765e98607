/** The segments of a plan if it is unknown which tasks are async: one segment per task. */
import type { Plan, Segments } from "../plan.js";
import { toSegments } from "./to-segments.js";

/** Segments by plan, created only if a function unexpectedly returns a promise. */
const known = new WeakMap<Plan, Segments>();

/** Returns one segment per task; no slot is cleared within a segment. O(tasks + reads) for the first call. */
export function toSingleTasks(plan: Plan): Segments {
  const made = known.get(plan);
  if (made !== undefined) return made;
  const { tasks, outputs, slotCount } = plan;
  const starts = Int32Array.from({ length: tasks.length + 1 }, (_, task) => task);
  const singles = toSegments(tasks, starts, new Int32Array(slotCount).fill(-1), outputs);
  known.set(plan, singles);
  return singles;
}
