/** Checks of data and their results. */

/** The result of a check. */
export interface ValidationResult {
  /** Whether the value passes the check. */
  readonly passes: boolean;
  /** A description of the result: one sentence without its full stop. */
  readonly message: string;
  /** Numbers and values that explain the message. */
  readonly diagnostics: Readonly<Record<string, unknown>>;
  /** The results by column, if a table was checked by column; absent for other checks. */
  readonly parts?: readonly PartResult[];
}

/** The result of a check of one column of a table. */
export interface PartResult extends Omit<ValidationResult, "parts"> {
  /** Name of the column. */
  readonly column: string;
  /** Name of the check: `range`. */
  readonly check: string;
}

/**
 * A check of one value.
 *
 * @typeParam Value - The type that it can check.
 * @hamilton data_quality.base.DataValidator
 */
export interface Validator<Value = never> {
  /** Part of the name of the check's node: `x_<name>_validator`. */
  readonly name: string;
  /**
   * Checks the value.
   *
   * @returns A result, or whether the value passes; or a promise of either.
   */
  validate(value: Value): Validation | Promise<Validation>;
}

/** The return value of a validator; diagnostics are optional. */
export type Validation =
  boolean | (Omit<ValidationResult, "diagnostics" | "parts"> & Partial<Pick<ValidationResult, "diagnostics">>);

/** Creates a result. */
export function toResult(
  passes: boolean,
  message: string,
  diagnostics: Readonly<Record<string, unknown>> = {},
): ValidationResult {
  return { passes, message, diagnostics };
}
