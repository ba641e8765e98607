/** One JSON object per line, for other programs. */
import type { Format } from "./format.js";
import { toJsonDiagnostic } from "./json-diagnostic.js";

/** Writes each diagnostic as a JSON object on a line of its own. */
export const jsonFormat: Format = (diagnostics, sources) =>
  diagnostics.map((each) => `${JSON.stringify(toJsonDiagnostic(each, sources))}\n`).join("");
