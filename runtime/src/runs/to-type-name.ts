/** Names the types of values for run records. */
import { describeValue } from "../lifecycle/adapters/text/describe-value.js";

/** Names the type of a value without its length: `number`, `Float64Array`, `Map`, `object`, `Order`. Never throws. */
export function toTypeName(value: unknown): string {
  const described = describeValue(value);
  const end = described.indexOf("(");
  return end < 0 ? described : described.slice(0, end);
}
