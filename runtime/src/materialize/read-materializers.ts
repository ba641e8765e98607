/** Reads lists of materializers. */
import { invalidOption } from "../errors/catalogue/6-building.js";
import { toProblem } from "../errors/catalogue-entry.js";
import type { Problem } from "../errors/problem.js";
import { describeKind, quote, toOrdinal } from "../errors/words.js";
import { isMaterializer, type AnyMaterializer } from "./materializer.js";

/**
 * Returns the materializers in a list; everything else is reported as ICO6007.
 *
 * @param name - What messages call the list.
 */
export function readMaterializers(name: string, given: unknown, problems: Problem[]): readonly AnyMaterializer[] {
  const refuse = (reason: string): void => void problems.push(toProblem(invalidOption, name, { reason }));
  if (!Array.isArray(given)) {
    refuse(`${quote(name)} is ${describeKind(given)}; give a list of \`from(…)\` and \`to(…)\`.`);
    return [];
  }
  const all = Array.from<unknown>(given);
  all.forEach((each, index) => {
    if (!isMaterializer(each))
      refuse(`The ${toOrdinal(index + 1)} of ${quote(name)} is ${describeKind(each)}; give \`from(…)\` or \`to(…)\`.`);
  });
  return all.filter(isMaterializer);
}
