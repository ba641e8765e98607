/** The contrast of colours. */

/** Colours of text on a dark and on a light area. */
const LIGHT_TEXT = "#ffffff";
const DARK_TEXT = "#111820";

/**
 * Computes the contrast of two colours, between 1 and 21.
 *
 * @param a - A colour as `#rgb` or `#rrggbb`.
 * @param b - Another one.
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function contrastOf(a: string, b: string): number {
  const [high, low] = [luminanceOf(a), luminanceOf(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Chooses a colour of text that can be read on an area of this colour. */
export function readableOn(fill: string): string {
  return contrastOf(fill, DARK_TEXT) >= contrastOf(fill, LIGHT_TEXT) ? DARK_TEXT : LIGHT_TEXT;
}

function luminanceOf(colour: string): number {
  const digits = colour.slice(1);
  const long = digits.length === 3 ? digits.replaceAll(/./g, "$&$&") : digits;
  const [red, green, blue] = [0, 2, 4].map((start) => {
    const value = Number.parseInt(long.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
