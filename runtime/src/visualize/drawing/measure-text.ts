/** Measures text without a browser. */

/** The weights of text in pictures. */
export type TextWeight = "regular" | "bold";

/**
 * Advance widths of the characters from space to `~` in hundredths of the font size, rounded up. They are those of DejaVu
 * Sans, which is wider than Helvetica, Arial, Segoe UI, Roboto and Liberation Sans.
 */
const ASCII: Readonly<Record<TextWeight, readonly number[]>> = {
  // prettier-ignore
  regular: [
    32, 40, 46, 84, 64, 95, 78, 28, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84,
    84, 53, 100, 69, 69, 70, 77, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79, 61, 79, 70, 64, 61, 74, 69, 99, 69, 61, 69, 39,
    34, 39, 84, 50, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 52, 40, 64, 60, 82, 60, 60,
    53, 64, 34, 64, 84,
  ],
  // prettier-ignore
  bold: [
    35, 46, 52, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40, 84, 84,
    84, 58, 100, 78, 77, 74, 83, 69, 69, 82, 84, 38, 38, 78, 64, 100, 84, 85, 74, 85, 77, 72, 69, 82, 78, 111, 77, 73, 73,
    46, 37, 46, 84, 50, 50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67, 35, 105, 72, 69, 72, 72, 50, 60, 48, 72, 66, 93, 65,
    66, 59, 72, 37, 72, 84,
  ],
};

/** Marks and joiners that take no room of their own. */
const WITHOUT_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const EMOJI = /^\p{Extended_Pictographic}|\p{Regional_Indicator}$/u;
const WIDE_LETTER = /^[ÆŒæœĲŊŁℓ\u0400-\u052f]$/u;
const MOST_LETTERS = /^[\u00a0-\u03ff\u0590-\u05ff]$/u;

/**
 * Estimates the width of a line of text from above: common fonts need no more. O(length).
 *
 * @returns Pixels.
 */
export function measureText(text: string, fontSize: number, weight: TextWeight = "regular"): number {
  let hundredths = 0;
  for (const char of text) hundredths += widthOf(char, weight);
  return (hundredths * fontSize) / 100;
}

function widthOf(char: string, weight: TextWeight): number {
  const code = char.codePointAt(0)!;
  if (code >= 32 && code < 127) return ASCII[weight][code - 32]!;
  if (WITHOUT_WIDTH.test(char)) return 0;
  if (EMOJI.test(char)) return 140;
  if (WIDE_LETTER.test(char)) return weight === "bold" ? 133 : 110;
  if (MOST_LETTERS.test(char)) return weight === "bold" ? 117 : 107;
  return code >= 0x600 && code < 0x780 ? 140 : 110;
}
