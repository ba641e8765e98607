/** The shape of the catalogue: a number and a name for each kind of problem, and the words for it. */
import type { Location, Problem } from "./problem.js";

/** One kind of problem. */
export interface CatalogueEntry<Values> {
  readonly code: string;
  readonly slug: string;
  readonly message: (subject: string, values: Values) => string;
}

/**
 * Makes a problem of a kind.
 *
 * @param subject - The user's name that it is about.
 * @param shown - How the message shows it, where that is not the name.
 */
export function toProblem<Values>(
  entry: CatalogueEntry<Values>,
  subject: string,
  values: Values,
  locations: readonly Location[] = [],
  shown: string = subject,
): Problem {
  const { code, slug, message } = entry;
  return { code, slug, subject, message: message(shown, values), locations };
}
