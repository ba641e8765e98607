/** One line per diagnostic, as compilers write it. */
import { renderLine } from "../render-line.js";
import type { Format } from "./format.js";

/** Writes each diagnostic as one line with file, position, severity, code and message. */
export const lineFormat: Format = (diagnostics, { textOf, nameOf }) =>
  diagnostics.map((each) => `${renderLine({ ...each, file: nameOf(each.file) }, textOf(each.file))}\n`).join("");
