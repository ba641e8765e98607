/** The directive that makes a file a dataflow module, and strings that are almost the directive. */
import { findNearest } from "@icosian/runtime/tooling";

/** The directive, as it stands at the top of a file. */
export const DIRECTIVE = "use dataflow";

/** Matches files that may contain the directive, or a misspelt one: a string that stands alone on its line. */
export const MAY_HAVE_DIRECTIVE: RegExp =
  /use dataflow|^[ \t]*\(?["'`][\w .-]*(?:data|flow)[\w .-]*["'`]\)?[ \t]*(?:;|$)/im;

const LETTERS = "usedataflow";

/** Whether a string equals the directive except for case, spaces, punctuation and a few letters. */
export function isNearDirective(text: string): boolean {
  const letters = text.toLowerCase().replaceAll(/[^a-z]/g, "");
  if (Math.abs(letters.length - LETTERS.length) > 2) return false;
  return letters === LETTERS || findNearest(letters, [LETTERS]) !== null;
}
