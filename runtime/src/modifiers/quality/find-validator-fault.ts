/** Finds faults in the validators that `checkOutputCustom` is given. */
import { describeKind } from "../../errors/words.js";
import type { Validator } from "../../quality/validator.js";
import type { ArgumentFault } from "../core/argument-fault.js";

/** Finds the first fault; null if there is none. */
export function findValidatorFault(given: unknown): ArgumentFault | null {
  const validators: readonly unknown[] = [given].flat();
  const wrong = validators.findIndex((each) => !isValidator(each));
  if (validators.length > 0 && wrong < 0) return null;
  const found = validators.length === 0 ? "an empty list" : describeKind(validators[wrong]);
  const reason = `\`checkOutputCustom\` takes validators, objects with a \`name\` and a method \`validate\`, not ${found}.`;
  return { reason, argument: Array.isArray(given) && wrong >= 0 ? [0, wrong] : [0] };
}

function isValidator(candidate: unknown): boolean {
  if (typeof candidate !== "object" || candidate === null) return false;
  const { name, validate } = candidate as Partial<Validator>;
  return typeof name === "string" && name !== "" && typeof validate === "function";
}
