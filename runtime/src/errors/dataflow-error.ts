/** The error class for all problems that users can fix. */
import { toLocationText, type Problem } from "./problem.js";

/** The number of locations that the message shows for each problem; `problems` has all locations. */
const SHOWN_LOCATIONS = 10;

/**
 * Reports why a dataflow could not be built, why a request was not accepted, or why a run did not finish.
 *
 * @example
 * ```ts
 * import { DataflowError } from "@icosian/runtime";
 *
 * export function explain(error: unknown): string {
 *   if (!(error instanceof DataflowError)) throw error;
 *   return error.problems.map(({ code, message }) => `${code}: ${message}`).join("\n");
 * }
 * ```
 */
export class DataflowError extends Error {
  /** Always `"DataflowError"`. */
  override readonly name: string = "DataflowError";
  /** Private, with a getter, because printing the error would otherwise print every problem twice. */
  readonly #problems: readonly Problem[];

  /**
   * @param problems - At least one problem.
   * @param options - `cause` is the value that a user's node threw, or the reason of an abort.
   */
  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    super(toMessage(problems), options);
    // A copy has the message as a plain property.
    this.#problems = Object.freeze(problems.map((each) => Object.freeze({ ...each })));
  }

  /** All problems that were found; never empty. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** The code of the first problem. */
  get code(): string {
    return this.#problems[0]?.code ?? "";
  }
}

/**
 * Throws one error with all the problems; does nothing if there are none.
 *
 * @throws DataflowError
 */
export function throwProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new DataflowError(problems);
}

function toMessage(problems: readonly Problem[]): string {
  const texts = problems.map(toText);
  if (texts.length === 1) return texts[0] ?? "";
  return `${texts.length} problems.\n${texts.map((text) => `- ${text.replaceAll("\n", "\n  ")}`).join("\n")}`;
}

function toText({ code, slug, message, locations }: Problem): string {
  const shown = locations.slice(0, SHOWN_LOCATIONS).map((place) => `    at ${toLocationText(place)}`);
  const more =
    locations.length > SHOWN_LOCATIONS ? [`    and at ${locations.length - SHOWN_LOCATIONS} more places`] : [];
  return [`${code} ${slug}: ${message}`, ...shown, ...more].join("\n");
}
