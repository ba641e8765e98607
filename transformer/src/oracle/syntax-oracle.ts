/** The oracle of those who read syntax alone: it knows which modules names stand for, and nothing of types. */
import type { Location } from "../ir/span.js";
import type { Oracle } from "./oracle.js";

/**
 * Makes an oracle.
 *
 * @param findModule - The file of the module whose namespace an expression is.
 * @param resolve - The file that a specifier names.
 */
export function createSyntaxOracle(
  findModule: (expression: Location) => string | null,
  resolve: (specifier: string, importer: string) => string | null,
): Oracle {
  return {
    findModule,
    findImported: ({ file }, text) => resolve(text, file),
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
