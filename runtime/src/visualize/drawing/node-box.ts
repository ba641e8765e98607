/** The lines and the size of a node's box. */
import type { DrawnNode } from "./drawing.js";
import { measureText, type TextWeight } from "./measure-text.js";
import { LOOKS, paddingOf } from "./shapes.js";
import { cutText, wrapText } from "./wrap-text.js";

/** What a line of a box says. */
export type LineRole = "name" | "type" | "tag" | "badges";

/** One line of a box. */
export interface BoxLine {
  /** What the line says. */
  readonly role: LineRole;
  /** The text; that of several badges is joined by {@link BADGE_SEPARATOR}. */
  readonly text: string;
  /** Vertical distance of the text's middle from the middle of the box, in pixels. */
  readonly y: number;
}

/** The box of a node. */
export interface NodeBox {
  /** Width of the whole shape in pixels. */
  readonly width: number;
  /** Height of the whole shape in pixels. */
  readonly height: number;
  /** The lines from top to bottom, to be centred. */
  readonly lines: readonly BoxLine[];
}

/** How the lines of each role are written. */
export const LINE_STYLES: Readonly<
  Record<LineRole, { readonly fontSize: number; readonly weight: TextWeight; readonly height: number }>
> = {
  name: { fontSize: 13, weight: "bold", height: 18 },
  type: { fontSize: 11, weight: "regular", height: 15 },
  tag: { fontSize: 10, weight: "regular", height: 13 },
  badges: { fontSize: 10, weight: "regular", height: 15 },
};

/** What stands between badges. */
export const BADGE_SEPARATOR = " · ";

/** The room of text in pixels. */
const WIDEST = 230;
const NARROWEST = 44;
const MOST_NAME_LINES = 6;
const MOST_TAGS = 6;

/** Lays out the text of a node. O(length of the text). */
export function toNodeBox(node: DrawnNode): NodeBox {
  const written = writeLines(node);
  const padding = paddingOf(LOOKS[node.kind].shape);
  const room = Math.max(NARROWEST, ...written.map(({ role, text }) => measureLine(role, text)));
  const content = written.reduce((total, { role }) => total + LINE_STYLES[role].height, 0);
  const width = Math.ceil(room + 2 * padding.x);
  const height = content + padding.top + padding.bottom;
  let top = padding.top - height / 2;
  const lines = written.map(({ role, text }) => {
    const { height: own } = LINE_STYLES[role];
    const y = top + own / 2;
    top += own;
    return { role, text, y };
  });
  return { width, height, lines };
}

function writeLines({ label, type, tags, badges }: DrawnNode): readonly Omit<BoxLine, "y">[] {
  const names = wrapText(label, MOST_NAME_LINES, (text) => measureLine("name", text) <= WIDEST);
  const more = tags.length - MOST_TAGS;
  const shown = more > 0 ? [...tags.slice(0, MOST_TAGS - 1), `${more + 1} more tags`] : tags;
  return [
    ...names.map((text) => ({ role: "name", text }) as const),
    ...(type === "" ? [] : [{ role: "type", text: fit("type", type) } as const]),
    ...shown.map((text) => ({ role: "tag", text: fit("tag", text) }) as const),
    ...(badges.length === 0 ? [] : [{ role: "badges", text: badges.join(BADGE_SEPARATOR) } as const]),
  ];
}

function fit(role: LineRole, text: string): string {
  return cutText(text, (part) => measureLine(role, part) <= WIDEST + 10);
}

function measureLine(role: LineRole, text: string): number {
  const { fontSize, weight } = LINE_STYLES[role];
  return measureText(text, fontSize, weight);
}
