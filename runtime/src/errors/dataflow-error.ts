/** The one error that this package throws for what users can do something about. */
import { toLocationText, type Problem } from "./problem.js";

/** Places of one problem that the message shows; `problems` has them all. */
const SHOWN_LOCATIONS = 10;

/**
 * Says why a dataflow could not be built, a request not be accepted, or a run not be finished.
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
  override readonly name: string = "DataflowError";
  /** Private behind a getter, because printing the error would print all of it a second time. */
  readonly #problems: readonly Problem[];

  /**
   * @param problems - At least one.
   * @param options - `cause` is what a user's node threw, or the reason of an abort.
   */
  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    super(toMessage(problems), options);
    this.#problems = Object.freeze([...problems]);
  }

  /** Every problem that was found; never empty. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** Code of the first problem. */
  get code(): string {
    return this.#problems[0]?.code ?? "";
  }
}

/** Throws all problems in one error, if there are any. */
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
