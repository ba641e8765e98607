/** How far apart neighbours in a layer have to be. */

/** Sizes across the page, of nodes and bends. */
export interface Spacing {
  /** Half of the width of each node, bends included. */
  readonly halves: Float64Array;
  /** For each node 1 if it is a bend or a port: these need less room. */
  readonly isThin: Uint8Array;
  /** Pixels between two nodes. */
  readonly nodeGap: number;
}

/** The least distance between the centres of two neighbours. */
export function distanceBetween({ halves, isThin, nodeGap }: Spacing, left: number, right: number): number {
  const thin = isThin[left]! + isThin[right]!;
  const gap = thin === 0 ? nodeGap : thin === 1 ? (nodeGap * 2) / 3 : nodeGap / 2;
  return halves[left]! + halves[right]! + gap;
}
