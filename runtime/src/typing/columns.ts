/** The types of a request over columns and of its result. */
import type { Column } from "../data/data-types.js";
import type { ExecutionResult, Overrides } from "./execution.js";

/** The options of a request over columns. */
export interface ColumnOptions<Module, Inputs extends object, Columns extends object> {
  /**
   * Inputs with one value per row, by name: typed arrays or lists, all of the same length. What depends on no column is
   * computed once.
   */
  readonly columns: Columns & { readonly [Name in keyof Columns]: Column };
  /** Inputs that all rows share, by name, as for `execute`. */
  readonly inputs?: Inputs;
  /** Values that replace nodes or inputs in all rows; nothing upstream of them runs. */
  readonly overrides?: Overrides<Module>;
}

/**
 * The columns of a request by name. A given column stays as it is; a value that all rows share is repeated.
 *
 * @typeParam Given - Values that all rows share, from the inputs and the config.
 */
export type ColumnResult<Module, Given, Columns, Output> = string extends Output
  ? Record<string, Column>
  : ToColumns<ExecutionResult<Module, Given, Output>, Columns>;

/** Not exported for the same reason as the record of `execute`. */
type ToColumns<Values, Columns> = {
  [Name in keyof Values]: Name extends keyof Columns ? Columns[Name] : ColumnOf<Values[Name]>;
};

/**
 * The column of a node: a `Float64Array` if its values are numbers, otherwise a list. If nothing is declared, it may be
 * either. Not exported either.
 */
type ColumnOf<Value> = unknown extends Value
  ? Float64Array | unknown[]
  : [Value] extends [number]
    ? Float64Array
    : Value[];
