/** The oracle of those who read syntax alone: it knows which modules names stand for, and nothing of types. */
import type { Place } from "../ir/span.js";
import type { Oracle } from "./oracle.js";

/** Makes an oracle. @param findModule - The file of the module whose namespace an expression is. */
export function createSyntaxOracle(findModule: (expression: Place) => string | null): Oracle {
  return {
    findModule,
    findMissingModule: () => null,
    findDeclaration: () => null,
    findConstant: () => null,
    relate: () => null,
    isImpossibleTogether: () => null,
    findMissingPart: () => null,
    findElements: () => null,
    findBodyFault: () => null,
  };
}
