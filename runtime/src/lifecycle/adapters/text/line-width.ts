/** The width of text on terminals. */

/** Characters that take two columns in most terminals: East Asian wide ones, and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;
/** Characters that take no column of their own. */
const COMBINING = /\p{Mark}|\p{Format}/u;
/** Escape sequences, and other characters that would do something to a terminal. */
const CONTROLS =
  // oxlint-disable-next-line no-control-regex
  /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b|[\u0000-\u001a\u001c-\u001f\u007f-\u009f]+/g;

/** The number of columns that a text takes, which has no control characters. O(length). */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += columnsOf(character);
  return width;
}

/** Shortens a text to a number of columns; `…` stands for what is left out. Never cuts a character in two. */
export function shorten(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let kept = "";
  let width = 1;
  for (const character of text) {
    width += columnsOf(character);
    if (width > columns) break;
    kept += character;
  }
  return columns < 1 ? "" : `${kept.trimEnd()}…`;
}

/** Makes one line of a text that comes from elsewhere: without escape sequences, line ends and other controls. */
export function toPlainLine(text: string, columns: number = Infinity): string {
  return shorten(text.replaceAll(CONTROLS, (found) => (found.startsWith("\u001b") ? "" : " ")).trim(), columns);
}

function columnsOf(character: string): number {
  if (character < "\u0300") return 1;
  return COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
}
