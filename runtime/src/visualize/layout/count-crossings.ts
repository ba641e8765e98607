/** Counts the crossings of a layered drawing. */

/** A drawing in layers without groups. */
export interface LayeredDrawing {
  /** For each node its layer, counted from 0. */
  readonly layers: Int32Array;
  /** For each node its position in its layer; no two nodes of a layer have the same. */
  readonly positions: Int32Array;
  /** For each edge its source; its target is in the next layer. */
  readonly from: Int32Array;
  /** For each edge its target. */
  readonly to: Int32Array;
}

/**
 * Counts the pairs of edges that cross, drawn as straight lines. Edges with a common end do not cross.
 *
 * O(edges × log edges).
 *
 * @throws RangeError if an edge does not lead from its layer to the next.
 * @see https://doi.org/10.7155/jgaa.00088
 */
export function countCrossings({ layers, positions, from, to }: LayeredDrawing): number {
  const edges = Array.from(from, (_, edge) => edge);
  for (const edge of edges)
    if (layers[from[edge]!]! + 1 !== layers[to[edge]!]!)
      throw new RangeError(`Edge ${edge} does not lead from its layer to the next; long edges need bends.`);
  edges.sort(
    (a, b) =>
      layers[from[a]!]! - layers[from[b]!]! ||
      positions[from[a]!]! - positions[from[b]!]! ||
      positions[to[a]!]! - positions[to[b]!]!,
  );
  const ends = new Int32Array(edges.length);
  let total = 0;
  for (let start = 0; start < edges.length;) {
    const layer = layers[from[edges[start]!]!]!;
    let length = 0;
    for (; start + length < edges.length; length++) {
      const edge = edges[start + length]!;
      if (layers[from[edge]!]! !== layer) break;
      ends[length] = positions[to[edge]!]!;
    }
    total += countInversions(ends, length);
    start += length;
  }
  return total;
}

/** Room for {@link countInversions}, which grows as needed. */
let tree = new Float64Array(1024);

/**
 * Counts the pairs of a sequence of which the first is greater than the second; O(length × log greatest).
 *
 * @param values - Not negative; only the first `length` count.
 * @param weights - A pair counts as often as the product of its weights; 1 each if left out.
 */
export function countInversions(values: Int32Array, length: number, weights?: Int32Array): number {
  let greatest = 0;
  for (let at = 0; at < length; at++) if (values[at]! > greatest) greatest = values[at]!;
  let first = 1;
  while (first <= greatest) first *= 2;
  if (tree.length < 2 * first) tree = new Float64Array(2 * first);
  else tree.fill(0, 0, 2 * first);
  let inversions = 0;
  for (let at = 0; at < length; at++) {
    const weight = weights === undefined ? 1 : weights[at]!;
    let index = first + values[at]!;
    let greater = 0;
    tree[index]! += weight;
    while (index > 1) {
      if (index % 2 === 0) greater += tree[index + 1]!;
      index >>= 1;
      tree[index]! += weight;
    }
    inversions += weight * greater;
  }
  return inversions;
}
