/** Writes errors in one line. */
import { describeThrown } from "../../../errors/words.js";
import { toPlainLine } from "./line-width.js";

/** The longest text of an error, in columns. */
const LONGEST = 160;

/** The first line of the message of what was thrown, shortened. */
export function errorText(error: unknown): string {
  return toPlainLine(describeThrown(error).split("\n", 1)[0]!, LONGEST);
}
