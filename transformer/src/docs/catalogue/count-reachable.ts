/** Counts what can be reached from each node of a graph. */

/** The nodes that one round counts: 32 words of 32 bits. */
const BLOCK = 1024;
const WORDS = BLOCK / 32;

/**
 * Counts, for each node, the other nodes that can be reached from it. Graphs with errors may have cycles.
 *
 * Sets of bits make it O(edges * nodes / 32) for graphs without cycles, in memory for 1,024 bits per node.
 *
 * @param rows - The direct successors of each node.
 */
export function countReachable(rows: readonly (readonly number[])[]): readonly number[] {
  const size = rows.length;
  const order = orderBySuccessors(rows);
  const counts = Array.from({ length: size }, () => 0);
  const bits = new Uint32Array(size * WORDS);
  for (let first = 0; first < size; first += BLOCK) {
    bits.fill(0);
    // One pass finds everything if there is no cycle, and the next one finds that nothing changes.
    while (spread(rows, order, { bits, first }));
    for (let node = 0; node < size; node++) {
      let count = 0;
      for (let word = 0; word < WORDS; word++) count += countBits(bits[node * WORDS + word]!);
      const own = node - first;
      if (own >= 0 && own < BLOCK && ((bits[node * WORDS + (own >> 5)]! >>> (own & 31)) & 1) === 1) count -= 1;
      counts[node]! += count;
    }
  }
  return counts;
}

/** One round: which of 1,024 nodes each node reaches. */
interface Round {
  readonly bits: Uint32Array;
  readonly first: number;
}

/** Adds to the set of each node its successors and theirs; whether anything was new. */
function spread(rows: readonly (readonly number[])[], order: Uint32Array, { bits, first }: Round): boolean {
  let isChanged = false;
  const add = (at: number, more: number): void => {
    const before = bits[at]!;
    bits[at] = before | more;
    isChanged ||= bits[at] !== before;
  };
  for (const node of order)
    for (const next of rows[node]!) {
      for (let word = 0; word < WORDS; word++) add(node * WORDS + word, bits[next * WORDS + word]!);
      const at = next - first;
      if (at >= 0 && at < BLOCK) add(node * WORDS + (at >> 5), 1 << (at & 31));
    }
  return isChanged;
}

/** All nodes, successors first as far as there is no cycle; depth first with a stack of its own. */
function orderBySuccessors(rows: readonly (readonly number[])[]): Uint32Array {
  const order = new Uint32Array(rows.length);
  const next = new Int32Array(rows.length).fill(-1);
  let done = 0;
  for (let start = 0; start < rows.length; start++) {
    const stack = next[start] === -1 ? [start] : [];
    while (stack.length > 0) {
      const node = stack.at(-1)!;
      const successor = rows[node]![++next[node]!];
      if (successor === undefined) order[done++] = stack.pop()!;
      else if (next[successor] === -1) stack.push(successor);
    }
  }
  return order;
}

function countBits(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
