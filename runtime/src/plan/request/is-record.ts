/** Distinguishes objects that hold values by name from all others. */
import { describeObject } from "../../errors/words.js";
import type { Values } from "./request.js";

/** Whether a value may hold values by name. */
export function isRecord(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Whether a value with these properties holds values by name. A `Map`, a promise and similar objects have no
 * properties, so their contents would be ignored.
 */
export function isRecordOf(value: unknown, keys: readonly string[]): value is Values {
  return isRecord(value) && (keys.length > 0 || describeObject(value) === "an object");
}
