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

/**
 * Writes text for an HTML-like label, in which Graphviz reads backslashes too. Spaces that it would join or drop become
 * spaces that it keeps.
 */
export function escapeLabel(text: string): string {
  return escapeXml(text)
    .replaceAll("\\", "\\\\")
    .replaceAll(/^ | $| (?= )/g, "&#160;");
}
