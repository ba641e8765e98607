/** Reads the examples of the pages about diagnostics: `test/fixtures-diagnostics/ICO2101/{mistake,fixed,message}.*`. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder with a folder for each code. */
export const EXAMPLES = join(import.meta.dirname, "../fixtures-diagnostics");

/**
 * Whether an example can be given: faults of Icosian's own are nothing that a source could show.
 *
 * @param {string} code
 */
export function hasExample(code) {
  return !code.startsWith("ICO9");
}

/**
 * The text of a part of an example, with the language of its file.
 *
 * @param {string} code
 * @param {"mistake" | "fixed" | "message"} part
 */
export function readExample(code, part) {
  for (const language of ["ts", "json", "sh", "txt"]) {
    const file = join(EXAMPLES, code, `${part}.${language}`);
    if (existsSync(file)) return { language, text: readFileSync(file, "utf8") };
  }
  throw new Error(`${code} has no ${part}.`);
}
