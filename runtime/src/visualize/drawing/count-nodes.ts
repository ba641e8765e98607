/** Counts nodes in words. */

/** Writes a number of nodes: `1 node`, `1,234 nodes`. */
export function countNodes(count: number, word: string = "node"): string {
  return `${separateThousands(count)} ${word}${count === 1 ? "" : "s"}`;
}

/** Separates thousands, in the same way wherever the code runs. */
export function separateThousands(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ",");
}
