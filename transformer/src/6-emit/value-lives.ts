/** How long the values of a plan live, and where. */
import { CALL_BY_SHAPE, isSmall, type Plan } from "@icosian/runtime/tooling";

/** The slots whose values hold no memory to speak of: nobody has to drop them. */
export function toSmallSlots({ tasks }: Plan): ReadonlySet<number> {
  return new Set(tasks.filter(isSmall).map(({ slot }) => slot));
}

/** Whether a task's function takes values in a row, so that it can be called directly. */
export function isPlain({ program: { code, starts } }: Plan, task: number): boolean {
  return code[starts[task]! + 1] !== CALL_BY_SHAPE;
}

/** The task after which nobody reads a slot any more; the number of tasks where the value outlives the run. */
export function findEnds({ tasks, program: { code, starts }, slotCount }: Plan): Int32Array {
  const ends = new Int32Array(slotCount).fill(tasks.length);
  tasks.forEach(({ reads }, index) => {
    const counted = starts[index]! + 3 + reads.length;
    for (let at = counted + 1; at <= counted + code[counted]!; at++) ends[code[at]!] = index;
  });
  return ends;
}

/**
 * The small values of a chunk that have to be in their slots too: those that are read after the chunk or by a call that
 * reads slots, and those that are still to be read when a function in between may return a promise, which ends it.
 *
 * @param first - The chunk's first task.
 * @param last - The first task after it.
 */
export function findStored(plan: Plan, first: number, last: number, ends: Int32Array): ReadonlySet<number> {
  const { tasks } = plan;
  const stored = new Set<number>();
  // Small values that only variables hold so far, with the tasks that read them last.
  let held: number[] = [];
  for (let index = first; index < last; index++) {
    const task = tasks[index]!;
    const { slot, reads } = task;
    if (!isPlain(plan, index)) for (const read of reads) stored.add(read);
    held = held.filter((each) => ends[each]! > index);
    if (!isSmall(task)) {
      for (const each of held) stored.add(each);
      held = [];
    } else if (ends[slot]! >= last) stored.add(slot);
    else held.push(slot);
  }
  return stored;
}
