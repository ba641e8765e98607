/** The lifetime of a plan's values, and where they are stored. */
import { CALL_BY_SHAPE, type Plan } from "@icosian/runtime/tooling";

/** The slots whose values need almost no memory, so that they need not be cleared. */
export function toSmallSlots({ tasks }: Plan): ReadonlySet<number> {
  return new Set(tasks.filter(({ isSmall }) => isSmall).map(({ slot }) => slot));
}

/** Whether a task's function takes positional values only, so that it can be called directly. */
export function isPlain({ program: { code, starts } }: Plan, task: number): boolean {
  return code[starts[task]! + 1] !== CALL_BY_SHAPE;
}

/** For each slot the task after which it is no longer read; the number of tasks if the value outlives the run. */
export function findEnds({ tasks, program: { code, starts }, slotCount }: Plan): Int32Array {
  const ends = new Int32Array(slotCount).fill(tasks.length);
  tasks.forEach(({ reads }, index) => {
    const counted = starts[index]! + 3 + reads.length;
    for (let at = counted + 1; at <= counted + code[counted]!; at++) ends[code[at]!] = index;
  });
  return ends;
}

/**
 * The small values of a chunk that must also be in their slots: those that are read after the chunk or by a call that
 * reads slots, and those that are still needed if a function in between unexpectedly returns a promise, which ends the
 * chunk.
 *
 * @param first - The chunk's first task.
 * @param last - The task after the chunk's last one.
 */
export function findStored(plan: Plan, first: number, last: number, ends: Int32Array): ReadonlySet<number> {
  const { tasks } = plan;
  const stored = new Set<number>();
  // Small values that only variables hold so far, with the tasks that read them last.
  let held: number[] = [];
  for (let index = first; index < last; index++) {
    const { slot, reads, isSmall } = tasks[index]!;
    if (!isPlain(plan, index)) for (const read of reads) stored.add(read);
    held = held.filter((each) => ends[each]! > index);
    if (!isSmall) {
      for (const each of held) stored.add(each);
      held = [];
    } else if (ends[slot]! >= last) stored.add(slot);
    else held.push(slot);
  }
  return stored;
}
