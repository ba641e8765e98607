/** One JSON object per line, for other programs. */
import { toRange, type Format } from "./format.js";

/** Writes each diagnostic as a JSON object on a line of its own. */
export const jsonFormat: Format = (diagnostics, { textOf, nameOf }) =>
  diagnostics
    .map(({ file, span, code, slug, severity, message, related, fixes }) => {
      const location = { file: nameOf(file), ...toRange(textOf(file), span) };
      const relatedLocations = related.map((each) => ({
        file: nameOf(each.file),
        ...toRange(textOf(each.file), each.span),
        message: each.message,
      }));
      const edits = fixes.map(({ title, edits: all }) => ({
        title,
        edits: all.map((edit) => ({
          file: nameOf(edit.file),
          ...toRange(textOf(edit.file), edit.span),
          text: edit.text,
        })),
      }));
      return `${JSON.stringify({ ...location, code, slug, severity, message, related: relatedLocations, fixes: edits })}\n`;
    })
    .join("");
