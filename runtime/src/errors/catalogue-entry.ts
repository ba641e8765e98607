/** The shape of the catalogue's entries: the code, the name and the message of one kind of problem. */
import type { Facts, Location, Problem } from "./problem.js";

/**
 * One kind of problem.
 *
 * @typeParam Values - The facts that the message needs besides the subject.
 */
export interface CatalogueEntry<Values extends Facts = Readonly<Record<string, never>>> {
  /** The code, which never changes: `ICO7002`. The first digit after `ICO` groups related problems. */
  readonly code: string;
  /** A readable name for the code: `missing-input`. */
  readonly slug: string;
  /** Writes the message about a subject. */
  readonly message: (subject: string, values: Values) => string;
}

/**
 * Creates a problem of one kind. Its message is a getter, so nothing is put into words until somebody reads them: a
 * {@link DataflowError} does, and copies the words. That is simpler than a second type for problems without words, and
 * copies, clones and JSON of the problem have the message as a plain property.
 *
 * @param subject - The user's name that the problem is about.
 * @param shown - The subject as the message shows it; the name itself unless given.
 */
export function toProblem<Values extends Facts>(
  entry: CatalogueEntry<Values>,
  subject: string,
  values: Values,
  locations: readonly Location[] = [],
  shown: string = subject,
): Problem {
  const { code, slug, message } = entry;
  return {
    code,
    slug,
    subject,
    get message() {
      return message(shown, values);
    },
    values,
    locations,
  };
}
