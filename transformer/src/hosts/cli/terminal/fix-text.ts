/** What `icosian check --fix` prints about fixes. */
import { count } from "../../../diagnostics/count.js";
import type { FixResult } from "../fix/fix-projects.js";

/**
 * Says what was fixed and what was not.
 *
 * @param files - The number of files that were written.
 */
export function toFixText({ applied, refused, guesses }: FixResult, files: number): string {
  const done =
    applied.length === 0
      ? "Nothing was fixed."
      : `Fixed ${count(applied.length, "problem")} in ${count(files, "file")}.`;
  const open =
    guesses === 0
      ? ""
      : ` ${count(guesses, "problem")} ${guesses === 1 ? "has a fix that is" : "have fixes that are"} a guess: choose in the editor.`;
  return [...applied, ...refused, `${done}${open}`].map((line) => `${line}\n`).join("");
}
