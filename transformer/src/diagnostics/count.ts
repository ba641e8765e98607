/** Numbers with their nouns. */

/** `1 node`, `4 nodes`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
