/** Words for what is no data in a value. */
import { quote } from "../../errors/words.js";
import type { OpaqueValue } from "../../versions/hash-value.js";

/** Describes it as the end of a sentence: `has a function at `rows[3].callback``. */
export function describeOpaque({ path, what }: Pick<OpaqueValue, "path" | "what">): string {
  return path === "" ? `is ${what}` : `has ${what} at ${quote(path)}`;
}
