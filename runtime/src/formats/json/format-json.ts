/** Writes JSON that loses nothing. */
import { DataError, type DataLocation } from "../../data/data-error.js";
import { inspectJson } from "./inspect-json.js";

/** A text that stands for -0 until the end, and occurs in no data. */
const MINUS_ZERO = "-0 a8f1c7d2-5b0e-4e63-9c1b-2f7d90e4b6aa";

/**
 * Writes a value as JSON. Typed arrays become lists, and -0 stays -0.
 *
 * @param indent - Spaces per level; 0 for one line.
 * @throws DataError with the path of the first part that JSON cannot hold.
 */
export function formatJson(value: unknown, location: DataLocation, indent: number): string {
  const { fault, isPlain } = inspectJson(value);
  if (fault !== null) throw new DataError(location, `In the data ${fault}`);
  if (isPlain) return JSON.stringify(value, null, indent);
  return JSON.stringify(value, replaceSpecial, indent).replaceAll(`"${MINUS_ZERO}"`, "-0");
}

function replaceSpecial(_name: string, value: unknown): unknown {
  // A cast, because big integers have been refused.
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  return Object.is(value, -0) ? MINUS_ZERO : value;
}
