/** What is wrong with the arguments of a modifier, and with which part of them. */
import type { ArgumentPath } from "../../errors/problem.js";

/** One fault. */
export interface ArgumentFault {
  /** A sentence, or the end of one that begins with the modifier's name. */
  readonly reason: string;
  readonly argument: ArgumentPath;
}
