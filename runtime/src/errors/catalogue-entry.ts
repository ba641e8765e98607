/** The shape of the catalogue's entries: the code, the name and the message of one kind of problem. */
import type { Location, Problem } from "./problem.js";

/**
 * One kind of problem.
 *
 * @typeParam Values - The facts that the message needs besides the subject.
 */
export interface CatalogueEntry<Values> {
  /** The code, which never changes: `ICO7002`. The first digit after `ICO` groups related problems. */
  readonly code: string;
  /** A readable name for the code: `missing-input`. */
  readonly slug: string;
  /** Writes the message about a subject. */
  readonly message: (subject: string, values: Values) => string;
}

/**
 * Creates a problem of one kind.
 *
 * @param subject - The user's name that the problem is about.
 * @param shown - The subject as the message shows it; the name itself unless given.
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
