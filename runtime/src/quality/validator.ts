/** Checks of data: what one says, and what it finds. */

/** What a check found. */
export interface ValidationResult {
  readonly passes: boolean;
  /** What is, in one sentence without its full stop. */
  readonly message: string;
  /** Numbers and values that explain the message. */
  readonly diagnostics: Readonly<Record<string, unknown>>;
}

/**
 * A check of one value.
 *
 * @typeParam Value - What it can check.
 * @hamilton data_quality.base.DataValidator
 */
export interface Validator<Value = never> {
  /** Part of the name of the check's node: `x_<name>_validator`. */
  readonly name: string;
  /** @returns A result, or whether the value passes; promised or not. */
  validate(value: Value): Validation | Promise<Validation>;
}

/** What a validator says; diagnostics only where there are any. */
export type Validation =
  boolean | (Omit<ValidationResult, "diagnostics"> & Partial<Pick<ValidationResult, "diagnostics">>);

/** Makes a result. */
export function toResult(
  passes: boolean,
  message: string,
  diagnostics: Readonly<Record<string, unknown>> = {},
): ValidationResult {
  return { passes, message, diagnostics };
}
