/** Tells objects that have values by name from all others. */
import { describeObject } from "../../errors/words.js";
import type { Values } from "./request.js";

/** Whether something may have values by name. */
export function isRecord(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Whether something with these properties has values by name. A `Map`, a promise and the like have no properties, and
 * all that is in them would be ignored.
 */
export function isRecordOf(value: unknown, keys: readonly string[]): value is Values {
  return isRecord(value) && (keys.length > 0 || describeObject(value) === "an object");
}
