/** Colors on terminals. */

/** The colors in use. */
export type Color = "plain" | "green" | "red" | "yellow" | "dim";

const CODES: Readonly<Record<Color, readonly [begin: string, end: string]>> = {
  plain: ["", ""],
  green: ["\u001b[32m", "\u001b[39m"],
  red: ["\u001b[31m", "\u001b[39m"],
  yellow: ["\u001b[33m", "\u001b[39m"],
  dim: ["\u001b[2m", "\u001b[22m"],
};

/** Puts a text between the escape sequences of a color; `plain` leaves it as it is. */
export function paint(text: string, color: Color): string {
  const [begin, end] = CODES[color];
  return `${begin}${text}${end}`;
}
