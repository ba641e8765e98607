/** Compiled plans of requests over columns, which the transformer writes as loops. */
import type { PlainFunction } from "../code/plan-code.js";
import { toFingerprint } from "../code/fingerprint.js";
import type { ColumnPlan } from "./column-plan.js";

/** The number of rows that are computed together, so that values between chunks stay in the processor's cache. */
export const BLOCK_ROWS: number = 1024;

/** The loops of a request over columns, without their functions. */
export interface CompiledColumns {
  /** {@link toColumnFingerprint} of the plan from which the code was written. */
  readonly fingerprint: string;
  /** Creates the loops for the given functions of the tasks, in the order in which they run. */
  readonly bind: (functions: readonly PlainFunction[]) => readonly RowChunk[];
}

/**
 * Code for some consecutive tasks, in a loop over the rows from `first` to `last`; the values of a row are local
 * variables.
 *
 * @param data - By slot: a column, a value that all rows share, or the values of a block for the chunks that follow.
 * @param columns - The columns of the plan's outputs.
 */
export type RowChunk = (
  data: readonly unknown[],
  columns: readonly unknown[],
  first: number,
  last: number,
  tools: RowTools,
) => void;

/** The tools that the loops use. Rows are counted from 0. */
export interface RowTools {
  /** The current row, if `isWatched`. */
  row: number;
  /** Whether some functions need to know the current row. */
  readonly isWatched: boolean;
  /** Throws if a value is a promise or another thenable. */
  readonly refuse: (value: unknown) => void;
  /** Throws because a value is not a number. */
  readonly refuseNumber: (task: number, value: unknown) => never;
  /** Records the task and the row that threw, and throws again. */
  fail(task: number, row: number, thrown: unknown): never;
}

/** The property of a list of outputs that holds its loops. A registered symbol, so that code needs no import. */
export const COMPILED_COLUMNS: unique symbol = Symbol.for("icosian.columns");

/** Hashes everything that the code of a plan depends on. Linear in the plan. */
export function toColumnFingerprint({ rows, guards, kinds }: ColumnPlan): string {
  return [toFingerprint(rows), ...guards.map((guard) => guard[0]), ...kinds.map((kind) => kind[0])].join("");
}
