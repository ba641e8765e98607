/** Faults in the arguments of modifiers. */
import type { ArgumentPath } from "../../errors/problem.js";

/** One fault in the arguments of a modifier. */
export interface ArgumentFault {
  /** A sentence, or the end of a sentence that begins with the modifier's name. */
  readonly reason: string;
  /** The path to the wrong part of the arguments. */
  readonly argument: ArgumentPath;
}
