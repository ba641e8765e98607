/** Calls the function of one task. */
import { CALL_BY_SHAPE } from "../../plan/plan.js";
import type { Frame } from "../bind/bound-plan.js";

/**
 * Calls the function of a task with the values of the slots that it reads.
 *
 * A switch, because a spread would cost several times as much as the call. The functions are called without a receiver.
 *
 * @param at - Index in the program's code at which the task begins.
 */
export function callTask(run: Frame, task: number, at: number): unknown {
  const { slots, plan } = run;
  const { functions } = plan;
  const { code } = plan.program;
  const own = functions[task]!;
  const first = at + 3;
  switch (code[at + 1]) {
    case 0:
      return own();
    case 1:
      return own(slots[code[first]!]);
    case 2:
      return own(slots[code[first]!], slots[code[first + 1]!]);
    case 3:
      return own(slots[code[first]!], slots[code[first + 1]!], slots[code[first + 2]!]);
    case 4:
      return own(slots[code[first]!], slots[code[first + 1]!], slots[code[first + 2]!], slots[code[first + 3]!]);
    case CALL_BY_SHAPE:
      return plan.calls[task]!(run);
    default:
      return own(...readSlots(slots, plan.tasks[task]!.reads));
  }
}

/** Returns the values of some slots. In a loop, which takes a quarter of the time of `Array.from`. */
export function readSlots(slots: readonly unknown[], reads: readonly number[]): readonly unknown[] {
  const values: unknown[] = [];
  for (const slot of reads) values.push(slots[slot]);
  return values;
}
