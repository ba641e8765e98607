/** Plans of requests over columns: the work that is done once, and the work that is done once per row. */
import type { Plan } from "../plan.js";
import type { ColumnKind, Guard } from "./column-kind.js";

/**
 * The work of a request over columns. Both plans have the same slots: a slot holds the value of one variable, which is
 * either the same for all rows, or has one value per row.
 */
export interface ColumnPlan {
  /** The work that depends on no column. Its outputs are the values that rows or the result read. */
  readonly once: Plan;
  /** The work for one row. Its givens are the columns, and its outputs the requested values. */
  readonly rows: Plan;
  /** For each task of a row, the test that tells its value from a promise. */
  readonly guards: readonly Guard[];
  /** How the value of each output of `rows` is stored. */
  readonly kinds: readonly ColumnKind[];
  /** The requested columns, in the order of the request. */
  readonly outputs: readonly ColumnOutput[];
  /** The inputs of nodes whose type is that of a whole column. */
  readonly wholes: readonly WholeInput[];
}

/** One requested column. */
export interface ColumnOutput {
  /** Name of the node or input. */
  readonly name: string;
  /** The slot of its values. */
  readonly slot: number;
  /** The source of the column: computed per row, given by the caller, or a value that all rows share. */
  readonly source: "rows" | "given" | "shared";
  /** How the column is stored. */
  readonly kind: ColumnKind;
}

/** An input that is given as a column, and whose type is that of a list. */
export interface WholeInput {
  /** Name of the input. */
  readonly name: string;
  /** Id of a node that reads it. */
  readonly consumer: number;
  /** The input's declared type. */
  readonly type: string;
}
