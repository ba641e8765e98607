/**
 * Workflow commands, which GitHub shows beside the code.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
import { toRange, type Format } from "./format.js";

/** Writes each diagnostic as a workflow command. */
export const githubFormat: Format = (diagnostics, { textOf, nameOf }) =>
  diagnostics
    .map(({ file, span, code, slug, severity, message }) => {
      const { line, column, endLine, endColumn } = toRange(textOf(file), span);
      const properties = { file: nameOf(file), line, col: column, endLine, endColumn, title: `${code} ${slug}` };
      const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
      return `::${severity} ${list.join(",")}::${escapeMessage(message)}\n`;
    })
    .join("");

function escapeMessage(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
