/** Draws the title and the notes of a picture as SVG. */
import { describeNotes } from "../drawing/describe-notes.js";
import type { Drawing } from "../drawing/drawing.js";
import { measureText } from "../drawing/measure-text.js";
import { toPlainText } from "../drawing/plain-text.js";
import { wrapSentence, wrapText } from "../drawing/wrap-text.js";
import { escapeXml } from "./escape-xml.js";
import type { SvgPart } from "./legend-to-svg.js";

/** Draws both from the point 0, 0 downwards. */
export function headingToSvg({ title, notes }: Drawing, room: number): SvgPart {
  const elements: string[] = [];
  let [y, width] = [0, 0];
  const write = (role: string, text: string, size: number): void => {
    const measure = (line: string): number => measureText(line, size, role === "title" ? "bold" : "regular");
    const wrap = role === "title" ? wrapText : wrapSentence;
    for (const line of wrap(toPlainText(text), 8, (each) => measure(each) <= room)) {
      y += size + 6;
      width = Math.max(width, measure(line));
      elements.push(`<text class="${role}" x="0" y="${y - 6}">${escapeXml(line)}</text>`);
    }
  };
  if (title !== "") write("title", title, 17);
  for (const note of describeNotes(notes)) write("note", note, 12);
  return { elements, height: y, width };
}
