/** Reads what the validators of users return. */
import { describeKind } from "../errors/words.js";
import { toResult, type Validation, type ValidationResult } from "./validator.js";

/**
 * Converts what a validator has returned into a complete result.
 *
 * @throws TypeError if it has returned neither a result nor whether the value passes.
 */
export function toValidationResult(found: unknown): ValidationResult {
  if (typeof found === "boolean") return toResult(found, found ? "the value passes" : "the value does not pass");
  const { passes, message, diagnostics } = (found ?? {}) as Partial<Exclude<Validation, boolean>>;
  if (typeof passes !== "boolean" || typeof message !== "string")
    throw new TypeError(
      `The validator gave ${describeKind(found)}. It returns whether the value passes, or { passes, message }.`,
    );
  return toResult(passes, message, diagnostics);
}
