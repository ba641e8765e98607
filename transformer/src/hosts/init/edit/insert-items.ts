/** Inserts properties and elements in the style of the file. */
import type { ArrayExpression, ObjectExpression } from "oxc-parser";
import { itemsOf, type Draft } from "./draft.js";

type List = ObjectExpression | ArrayExpression;

/**
 * Adds items at the end of an object or a list, on lines of their own or after the others, as the list is formatted.
 *
 * @param items - Texts without commas. Tabs at the start of their lines become the file's indentation.
 */
export function appendItems(draft: Draft, list: List, items: readonly string[]): void {
  if (items.length === 0) return;
  const last = itemsOf(list).at(-1);
  if (last === undefined) return fill(draft, list, items);
  const comma = findComma(draft, last.end, list.end);
  const behind = comma === null ? last.end : comma + 1;
  if (comma === null) draft.edits.appendLeft(last.end, ",");
  const tail = comma === null ? "" : ",";
  if (!isOnOwnLine(draft, last.start)) {
    draft.edits.appendLeft(behind, ` ${items.map(toLine).join(", ")}${tail}`);
    return;
  }
  const indent = indentAt(draft, last.start);
  const lines = items.map((item) => `${draft.lineEnd}${indent}${toLines(draft, item, indent)}`);
  draft.edits.appendLeft(skipComments(draft, behind), lines.join(",") + tail);
}

/** Adds an item at the start of a list. */
export function prependItem(draft: Draft, list: ArrayExpression, item: string): void {
  const [first] = itemsOf(list);
  if (first === undefined) {
    draft.edits.appendLeft(list.start + 1, item);
    return;
  }
  if (!isOnOwnLine(draft, first.start)) draft.edits.appendLeft(first.start, `${item}, `);
  else {
    const start = skipComments(draft, list.start + 1);
    draft.edits.appendLeft(start, `${draft.lineEnd}${indentAt(draft, first.start)}${item},`);
  }
}

function fill(draft: Draft, list: List, items: readonly string[]): void {
  const outer = indentAt(draft, list.start);
  const indent = outer + draft.indent;
  const lines = items.map((item) => `${draft.lineEnd}${indent}${toLines(draft, item, indent)}`).join(",");
  const inside = draft.text.slice(list.start + 1, list.end - 1);
  const content = inside.trimEnd();
  // The rest of the contents can only be comments.
  const end = list.start + 1 + content.length;
  if (end < list.end - 1) draft.edits.remove(end, list.end - 1);
  draft.edits.appendLeft(end, `${lines}${draft.lineEnd}${outer}`);
}

function toLines({ indent, lineEnd }: Draft, item: string, outer: string): string {
  return item.replace(/\n(\t*)/g, (_, tabs: string) => lineEnd + outer + indent.repeat(tabs.length));
}

function toLine(item: string): string {
  return item.replace(/(?<=\[)\n\t*|\n\t*(?=\])/g, "").replace(/\n\t*/g, " ");
}

function isOnOwnLine({ text }: Draft, offset: number): boolean {
  return /\n[ \t]*$/.test(text.slice(0, offset));
}

/** The white space at the start of the line. */
function indentAt({ text }: Draft, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? "";
}

function findComma(draft: Draft, start: number, end: number): number | null {
  for (let offset = start; offset < end; offset++) {
    const comment = draft.comments.find((each) => each.start === offset);
    if (comment !== undefined) offset = comment.end - 1;
    else if (draft.text[offset] === ",") return offset;
  }
  return null;
}

/** The end of the comments on the same line, because they refer to the code before them. */
function skipComments({ text, comments }: Draft, start: number): number {
  const lineEnd = text.indexOf("\n", start);
  const limit = lineEnd === -1 ? text.length : lineEnd;
  const isBehind = (each: { readonly start: number; readonly end: number }): boolean =>
    each.start >= start && each.start < limit && each.end <= limit;
  return comments.filter(isBehind).reduce((furthest, { end }) => Math.max(furthest, end), start);
}
