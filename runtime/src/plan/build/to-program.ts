/** Encodes tasks as a flat program. */
import { CALL_BY_SHAPE, type Program, type Task } from "../plan.js";

/**
 * Encodes the program of some tasks. O(tasks + reads).
 *
 * @param ends - For each slot the task after which the slot is cleared; -1 if no task clears it.
 */
export function toProgram(tasks: readonly Task[], ends: Int32Array): Program {
  const code: number[] = [];
  const starts = new Int32Array(tasks.length + 1);
  tasks.forEach(({ slot, reads, isPositional }, task) => {
    starts[task] = code.length;
    const ended = [...new Set([...reads, slot])].filter((each) => ends[each] === task);
    code.push(slot, isPositional ? reads.length : CALL_BY_SHAPE, reads.length, ...reads, ended.length, ...ended);
  });
  starts[tasks.length] = code.length;
  return { code: Int32Array.from(code), starts };
}
