/** Reports a fault in the arguments of a modifier. */
import { invalidModifier } from "../../errors/catalogue/6-modifiers.js";
import type { ArgumentFault } from "./argument-fault.js";
import type { ExpandContext } from "./expansion.js";

/** Reports a fault as ICO6009. */
export function reportFault({ reason, argument }: ArgumentFault, context: ExpandContext): void {
  context.report(invalidModifier, { reason }, argument);
}
