/** Writes tasks as a flat program. */
import type { PlainFunction } from "./plan-code.js";
import { ABSENT_SLOT, CALL_BY_SHAPE, type Output, type Program, type Task } from "./plan.js";

/** Writes the program of some tasks, with each value's end: after the last task that reads it. O(tasks + reads). */
export function toProgram(tasks: readonly Task[], outputs: readonly Output[], slotCount: number): Program {
  const ends = findEnds(tasks, outputs, slotCount);
  const code: number[] = [];
  const starts = new Int32Array(tasks.length + 1);
  tasks.forEach(({ node, slot, reads }, task) => {
    starts[task] = code.length;
    const isPlain = node.definition.parameters.every((passing) => passing === "positional");
    const ended = [...new Set([...reads, slot])].filter((each) => ends[each] === task);
    code.push(slot, isPlain ? reads.length : CALL_BY_SHAPE, reads.length, ...reads, ended.length, ...ended);
  });
  starts[tasks.length] = code.length;
  // A cast because a manifest has the functions' parameters as text.
  const functions = tasks.map(({ node }) => node.definition.function as PlainFunction);
  return { code: Int32Array.from(code), starts, functions };
}

/** The task after which each slot is read no more; -1 for those that outlive the run. */
function findEnds(tasks: readonly Task[], outputs: readonly Output[], slotCount: number): Int32Array {
  const ends = new Int32Array(slotCount).fill(-1);
  tasks.forEach(({ slot, reads }, task) => {
    ends[slot] = task;
    for (const read of reads) ends[read] = task;
  });
  for (const { slot } of outputs) ends[slot] = -1;
  ends[ABSENT_SLOT] = -1;
  return ends;
}
