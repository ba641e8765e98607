/** Diagnostics for people, with the line of code, related locations and available fixes. */
import type { Location } from "../../ir/span.js";
import type { Diagnostic } from "../diagnostic.js";
import { toRange, type Format, type Sources } from "./format.js";

/** Highlights parts of the text; on a plain terminal it returns them unchanged. */
export interface Paint {
  /** Returns the text with the escape sequences of a style. */
  (style: "error" | "warning" | "location" | "code" | "faint", text: string): string;
}

/**
 * Makes the format for people.
 *
 * @param paint - Highlights parts of the text.
 */
export function createPrettyFormat(paint: Paint): Format {
  return (diagnostics, sources) => diagnostics.map((each) => `${renderDiagnostic(each, sources, paint)}\n`).join("");
}

function renderDiagnostic(
  { file, span, code, slug, severity, message, related, fixes }: Diagnostic,
  sources: Sources,
  paint: Paint,
): string {
  const location = { file, span };
  const lines = [
    `${paint("location", toLocationText(location, sources))} ${paint(severity, severity)} ${paint("code", `${code} ${slug}`)}: ${message}`,
    renderFrame(location, sources, paint, severity),
    ...related.flatMap((each) => [
      `  ${paint("location", toLocationText(each, sources))} ${each.message}`,
      renderFrame(each, sources, paint, "faint"),
    ]),
    ...fixes.map(({ title }) => `  ${paint("faint", `Fix: ${title}`)}`),
  ];
  return `${lines.filter((line) => line !== "").join("\n")}\n`;
}

function toLocationText({ file, span }: Location, { textOf, nameOf }: Sources): string {
  const { line, column } = toRange(textOf(file), span);
  return `${nameOf(file)}:${line}:${column}`;
}

/** Writes the first line of a location with a mark under it. */
function renderFrame({ file, span }: Location, { textOf }: Sources, paint: Paint, style: Parameters<Paint>[0]): string {
  const text = textOf(file);
  const { line, column, endLine, endColumn } = toRange(text, span);
  const code = text.split(/\r\n|[\n\r\u2028\u2029]/)[line - 1];
  if (code === undefined || code.trim() === "") return "";
  const width = Math.max(1, (endLine === line ? endColumn : code.length + 1) - column);
  // Tabs are kept in front of the mark, so that it is below the code however wide the terminal shows a tab.
  const indent = code.slice(0, column - 1).replaceAll(/[^\t]/g, " ");
  const gutter = String(line);
  const empty = " ".repeat(gutter.length);
  return `${paint("faint", `  ${gutter} |`)} ${code}\n${paint("faint", `  ${empty} |`)} ${indent}${paint(style, "~".repeat(width))}`;
}
