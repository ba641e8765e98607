/** The oracle of hosts that read syntax only: it knows the modules that names refer to, and no types. */
import type { Location } from "../ir/span.js";
import type { Oracle } from "./oracle.js";

/**
 * Creates an oracle.
 *
 * @param findModule - Returns the file of the module whose namespace an expression is.
 * @param resolve - Returns the file that a specifier refers to.
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
