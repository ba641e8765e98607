/** Writes text into DOT. */
import { toPlainText } from "../drawing/plain-text.js";
import { escapeXml } from "../svg/escape-xml.js";

/**
 * Writes a quoted string. Graphviz reads entities and backslashes in it; line breaks stay.
 *
 * @param text - Text of any number of lines.
 */
export function quoteDot(text: string): string {
  const lines = text.split(/\r\n?|\n/).map((line) => (line === "" ? "" : toPlainText(line)));
  const escaped = lines.map((line) => line.replaceAll("&", "&amp;").replaceAll("\\", "\\\\").replaceAll('"', '\\"'));
  return `"${escaped.join("\\n")}"`;
}

/** Writes the label of a graph, without empty lines: Graphviz as WebAssembly ends with an error if the first one is empty. */
export function quoteHeading(text: string): string {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  return quoteDot(lines.join("\n"));
}

/**
 * Writes text for an HTML-like label, in which Graphviz reads backslashes too. Spaces that it would join or drop become
 * spaces that it keeps.
 */
export function escapeLabel(text: string): string {
  return escapeXml(text)
    .replaceAll("\\", "\\\\")
    .replaceAll(/^ | $| (?= )/g, "&#160;");
}
