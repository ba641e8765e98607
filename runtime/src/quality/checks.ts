/** The options of `checkOutput` that say what a value has to be. */
import type { StandardSchema } from "./standard-schema.js";

/** The lowest and the highest value, both included. */
export type Range = readonly [lowest: number | bigint, highest: number | bigint];

/** The strings that `typeof` returns. */
export type TypeName = "bigint" | "boolean" | "function" | "number" | "object" | "string" | "symbol" | "undefined";

/** The checks of the elements of a list or column. */
export interface ColumnChecks {
  /** Every value lies between these, both included; NaN lies outside. */
  readonly range?: Range;
  /** Every value is one of these. */
  readonly valuesIn?: readonly unknown[];
  /** Every value is of this type; a constructor may also describe the value as a whole, such as `Float64Array`. */
  readonly dataType?: TypeName | (abstract new (...args: never[]) => unknown) | typeof Symbol | typeof BigInt;
  /** If false, no value may be NaN. */
  readonly allowNaN?: boolean;
  /** At most this share of the values, from 0 to 1, is NaN, null or undefined. */
  readonly maxFractionNaN?: number;
  /** The sample standard deviation of the numbers is no more than this. */
  readonly maxStandardDeviation?: number;
  /** The mean of the numbers lies between these, both included. */
  readonly meanInRange?: readonly [lowest: number, highest: number];
  /** If false, no value may be null or undefined. */
  readonly allowNull?: boolean;
  /** Every string contains this, or all of these. */
  readonly contains?: string | readonly string[];
  /** No string contains this, or any of these. */
  readonly doesNotContain?: string | readonly string[];
}

/**
 * The checks that `checkOutput` can make. Of a table, `valuesIn`, `dataType` and `schema` look at the table itself, or
 * at each row of a list of rows; the other checks of elements look at every column.
 */
export interface Checks extends ColumnChecks {
  /** A Standard Schema (zod, valibot, arktype) accepts the value as a whole. */
  readonly schema?: StandardSchema;
  /** Checks of single columns of a table, by the column's name. */
  readonly columns?: Readonly<Record<string, ColumnChecks>>;
  /** The number of rows of the table, or of elements of the list, lies between these, both included. */
  readonly rows?: readonly [fewest: number, most: number];
  /** The table has all these columns; it may have others. */
  readonly requiredColumns?: readonly string[];
  /** No two rows of the table have the same values in all these columns. */
  readonly unique?: readonly string[];
  /** A Standard Schema (zod, valibot, arktype) accepts each row of the table as an object. */
  readonly rowSchema?: StandardSchema;
}
