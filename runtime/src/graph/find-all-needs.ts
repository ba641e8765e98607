/** Finds what every node of a graph needs from outside, for a compiler: a run asks only about its outputs. */
import type { PlainInput } from "./plain-definition.js";
import type { Rows } from "./rows.js";
import { traceNeeds } from "./trace-needs.js";

/** A node and the definitions of which it has one. */
export interface PossibleNode {
  /** The inputs of each candidate. */
  readonly candidates: readonly (readonly PlainInput[])[];
  /** Whether the node exists whatever the config is. */
  readonly isCertain: boolean;
}

/** What can be given to a graph, and what its nodes need of it. */
export interface AllNeeds {
  /** The variables that can be given: those that are read and are no node for certain, in the order of reading. */
  readonly inputs: readonly number[];
  /** For each variable the positions in `inputs` of those without which it cannot be computed, ascending. */
  readonly needs: readonly (readonly number[])[];
}

/**
 * Finds the inputs, and the transitive closure over the edges.
 *
 * An optional input that is a node is computed, so whatever that needs is needed. A config chooses one of several
 * candidates, so only what all of them need is needed. A node that may not exist is an input in that case: nothing is
 * said about what it needs, nor about what is needed through it. O(nodes × inputs / 32 + edges), without recursion.
 *
 * @param dependencies - The edges of all candidates, in their order.
 * @param nodes - For each variable its node; null for an external input.
 */
export function findAllNeeds(dependencies: Rows, nodes: readonly (PossibleNode | null)[]): AllNeeds {
  const { starts, entries } = dependencies;
  const positions = new Map<number, number>();
  for (const id of entries) if (nodes[id]?.isCertain !== true && !positions.has(id)) positions.set(id, positions.size);
  const words = Math.ceil(positions.size / 32);
  const sets = nodes.map((): Uint32Array | null => null);
  const { order } = traceNeeds({ dependencies }, [...nodes.keys()], (id) => (nodes[id] ? "computed" : "nowhere"));
  for (const id of order) {
    const node = nodes[id];
    if (!node) continue;
    let edge = starts[id]!;
    const all = node.candidates.map(unite);
    sets[id] = node.isCertain && all.length > 0 ? all.reduce(intersect) : new Uint32Array(words);

    function unite(inputs: readonly PlainInput[]): Uint32Array {
      const set = new Uint32Array(words);
      for (const { isOptional } of inputs) {
        const dependency = entries[edge++]!;
        const known = sets[dependency];
        const position = positions.get(dependency);
        if (known) for (let word = 0; word < words; word++) set[word]! |= known[word]!;
        else if (position !== undefined && !isOptional) set[position >>> 5]! |= 1 << (position & 31);
      }
      return set;
    }
  }
  return { inputs: [...positions.keys()], needs: sets.map((set) => (set === null ? [] : toPositions(set))) };
}

/** What two candidates both need; the first is changed. */
function intersect(one: Uint32Array, other: Uint32Array): Uint32Array {
  for (let word = 0; word < one.length; word++) one[word]! &= other[word]!;
  return one;
}

function toPositions(set: Uint32Array): readonly number[] {
  const positions: number[] = [];
  set.forEach((word, index) => {
    for (let bit = 0; bit < 32; bit++) if ((word & (1 << bit)) !== 0) positions.push(index * 32 + bit);
  });
  return positions;
}
