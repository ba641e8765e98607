/** The types of values that databases share with TypeScript. */

/** A type in TypeScript's words. */
export type ValueType = "number" | "bigint" | "string" | "boolean" | "Date" | "Uint8Array";

/** Finds the type of a value; null if databases have no counterpart of it. */
export function findValueType(value: unknown): ValueType | null {
  switch (typeof value) {
    case "number":
    case "bigint":
    case "string":
    case "boolean":
      return typeof value as ValueType;
    case "object":
      if (value instanceof Date) return "Date";
      return value instanceof Uint8Array ? "Uint8Array" : null;
    default:
      return null;
  }
}
