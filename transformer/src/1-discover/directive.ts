/** The directive that makes a file a dataflow module, and what is almost the directive. */
import { findNearest } from "@icosian/runtime/tooling";

/** The directive. */
export const DIRECTIVE = "use dataflow";

/** Whether the text of a file may have the directive, or a misspelt one: a string that stands alone on its line. */
export const MAY_HAVE_DIRECTIVE: RegExp =
  /use dataflow|^[ \t]*\(?["'`][\w .-]*(?:data|flow)[\w .-]*["'`]\)?[ \t]*(?:;|$)/im;

const LETTERS = "usedataflow";

/** Whether a string is the directive but for case, spaces, signs and a few letters. */
export function isNearDirective(text: string): boolean {
  const letters = text.toLowerCase().replaceAll(/[^a-z]/g, "");
  if (Math.abs(letters.length - LETTERS.length) > 2) return false;
  return letters === LETTERS || findNearest(letters, [LETTERS]) !== null;
}
