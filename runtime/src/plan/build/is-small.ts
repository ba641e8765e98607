/** Distinguishes values that need no heap memory from all others, by their declared types. */
import type { Task } from "../plan.js";

const SMALL = /^(number|boolean|true|false|null|undefined|-?\d+(\.\d+)?)$/;

/** Whether the value of a task is declared as a number, a boolean, or nothing. */
export function isSmall({ node, loopBody }: Task): boolean {
  return loopBody === undefined && node.definition.type.split("|").every((each) => SMALL.test(each.trim()));
}
