/** Writes errors in one line. */
import { DataflowError } from "../../../errors/dataflow-error.js";
import { describeThrown } from "../../../errors/words.js";
import { toPlainLine } from "./line-width.js";

/** The longest text of an error, in columns. */
const LONGEST = 160;

/** The first line of the message of what was thrown, shortened; of several problems, the first one. */
export function errorText(error: unknown): string {
  const [first = "", second = ""] = describeThrown(error).split("\n", 2);
  const isList = error instanceof DataflowError && error.problems.length > 1;
  return toPlainLine(isList ? `${first} ${second}` : first, LONGEST);
}
