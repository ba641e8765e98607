/** One line a diagnostic, as compilers write it. */
import { renderLine } from "../render-line.js";
import type { Format } from "./format.js";

export const lineFormat: Format = (diagnostics, { textOf, nameOf }) =>
  diagnostics.map((each) => `${renderLine({ ...each, file: nameOf(each.file) }, textOf(each.file))}\n`).join("");
