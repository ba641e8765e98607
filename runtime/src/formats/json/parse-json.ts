/** Reads JSON, with errors that say where it is wrong. */
import { DataError } from "../../data/data-error.js";
import { describeKind } from "../../errors/words.js";
import { locateJsonFault } from "./locate-json-fault.js";

/**
 * Parses a text. Names such as `__proto__` are properties of their own.
 *
 * @param line - Line of the file on which the text begins.
 * @throws DataError with the line, and the number of the letter in it.
 */
export function parseJson(text: string, source: string, line: number): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const { line: below, letter } = locateJsonFault(text);
    const found = text.split("\n")[below - 1]?.slice(letter - 1) ?? "";
    const what = found === "" ? "the text ends too early" : `it cannot go on with ${describeKind(found.slice(0, 20))}`;
    throw new DataError({ source, line: line + below - 1 }, `This is not JSON: at letter ${letter}, ${what}.`, {
      cause,
    });
  }
}
