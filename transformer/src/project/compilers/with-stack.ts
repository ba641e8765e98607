/** Reports the source that makes TypeScript overflow the stack, instead of the overflow itself. */
import { findTooDeep } from "../../2-analyse/syntax/find-too-deep.js";
import { Misuse } from "../misuse.js";
import { toShownPath } from "../to-shown-path.js";

/** A file that may be the cause. */
interface Candidate {
  readonly fileName: string;
  readonly text: string;
}

/** Limits of depth, in brackets. The most deeply nested file is the most likely cause. */
const DEPTHS = [1_000, 400, 150, 50, 20];

/**
 * Calls a function of TypeScript.
 *
 * @param candidates - Returns the files that it works on.
 * @throws Misuse with the location of the most deeply nested code, if the stack overflows.
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
