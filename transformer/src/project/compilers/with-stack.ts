/** Says of a source that TypeScript calls itself for too many times, where it would only say that the stack is full. */
import { findTooDeep } from "../../2-analyse/syntax/find-too-deep.js";
import { Misuse } from "../misuse.js";
import { toShownPath } from "../to-shown-path.js";

/** A file that may be the one. */
interface Candidate {
  readonly fileName: string;
  readonly text: string;
}

/** In brackets. What is deepest is the likeliest. */
const DEPTHS = [1_000, 400, 150, 50, 20];

/**
 * Lets TypeScript work.
 *
 * @param candidates - The files that it works on.
 * @throws Misuse with the location of what is nested deepest, when the stack overflows.
 */
export function withStack<Result>(work: () => Result, candidates: () => readonly Candidate[]): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError) || !error.message.includes("call stack")) throw error;
    throw new Misuse(describe(candidates()), { cause: error });
  }
}

function describe(candidates: readonly Candidate[]): string {
  for (const depth of DEPTHS)
    for (const { fileName, text } of candidates) {
      const span = findTooDeep(text, depth);
      if (span === null) continue;
      const before = text.slice(0, span.start).split("\n");
      const location = `${toShownPath(fileName)}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
      return `${location}: TypeScript's stack overflows over what is nested here. Give parts of it a name of their own, as constants or functions.`;
    }
  const names = candidates.map(({ fileName }) => toShownPath(fileName)).slice(0, 3);
  return `TypeScript's stack overflows over ${names.join(", ")}. Give names of their own to parts of what is nested deeply there.`;
}
