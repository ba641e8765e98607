/** Writes numbers of pixels. */

/** Writes a number with at most one decimal, which no one can see the difference to. */
export function toNumber(value: number): string {
  return String(Math.round(value * 10) / 10);
}
