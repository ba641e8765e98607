/** Finds out what the values of a column are, for formats whose columns have one type. */
import { DataError } from "../../data/data-error.js";
import type { Column } from "../../data/data-types.js";
import { describeKind } from "../../errors/words.js";

/** The kind of the values of a list. */
export type ValueKind = "number" | "string" | "boolean" | "bigint" | "Date" | "Uint8Array" | "object" | "nothing";

/** What is known of a column. */
export interface ValueFacts {
  /** Kind of all values; `nothing` if all are missing. */
  readonly kind: ValueKind;
  /** Whether a value is missing. */
  readonly hasGaps: boolean;
}

/** What a format says about columns. */
export interface ColumnRules {
  /** What cannot hold a value, for messages: `A Parquet file`. */
  readonly format: string;
  /** Path of the file for messages. */
  readonly source: string;
  /** Number of rows before the first one, for messages. */
  readonly before: number;
  /** Tells why a list or an object cannot be stored; null if it can. */
  findObjectFault(value: object): string | null;
}

/**
 * Inspects all values of a list.
 *
 * @throws DataError if the values have different kinds, or one of them cannot be stored.
 */
export function inspectColumn(name: string, column: Column, rules: ColumnRules): ValueFacts {
  let kind: ValueKind = "nothing";
  let hasGaps = false;
  for (let row = 0; row < column.length; row++) {
    const value: unknown = column[row];
    if (value === null || value === undefined) {
      hasGaps = true;
      continue;
    }
    const found = findKind(value);
    if (kind === "nothing" && found !== null) kind = found;
    const fault =
      found === null
        ? `${rules.format} cannot hold ${describeKind(value)}.`
        : found === kind
          ? findFault(value, rules)
          : `The value is a ${found}, and those before it are a ${kind}. All values of a column have one type.`;
    if (fault !== null) throw new DataError({ source: rules.source, row: rules.before + row + 1, column: name }, fault);
  }
  return { kind, hasGaps };
}

function findKind(value: unknown): ValueKind | null {
  switch (typeof value) {
    case "number":
    case "string":
    case "boolean":
    case "bigint":
      return typeof value as ValueKind;
    case "object":
      return value instanceof Date ? "Date" : value instanceof Uint8Array ? "Uint8Array" : "object";
    default:
      return null;
  }
}

function findFault(value: unknown, rules: ColumnRules): string | null {
  switch (typeof value) {
    case "string":
      // Libraries would replace it silently. A cast, because the declarations are older than the method.
      return (value as string & { isWellFormed(): boolean }).isWellFormed()
        ? null
        : "The text has half a surrogate pair, which UTF-8 cannot hold.";
    case "bigint":
      return BigInt.asIntN(64, value) === value ? null : `The value ${value}n does not fit into 64 bits.`;
    case "object":
      if (value instanceof Date) return Number.isNaN(value.getTime()) ? "The date is invalid." : null;
      return value === null || value instanceof Uint8Array ? null : rules.findObjectFault(value);
    default:
      return null;
  }
}
