/** Graphs to lay out, of the shapes that dataflows have. */

/**
 * A dataflow of features: most nodes read one to three others that were defined shortly before in their module or its
 * neighbours, some read one from far before, and some one of a few hubs.
 *
 * @param {number} count - Nodes.
 * @returns {{ count: number, from: number[], to: number[], modules: number[] }} Edges from an earlier to a later node,
 *   none twice; `modules` is the module of each node.
 */
export function features(count, seed = 7) {
  const random = makeRandom(seed);
  const [from, to] = [[], []];
  const width = Math.max(3, Math.round(Math.sqrt(count) * 1.5));
  const hubs = Math.max(1, Math.round(count / 250));
  const modules = Array.from({ length: count }, (_, node) =>
    Math.floor((((node % width) / width) * Math.sqrt(count)) / 4),
  );
  for (let node = width; node < count; node++) {
    const inputs = new Set();
    const wanted = 1 + random(3);
    for (let input = 0; input < wanted; input++) {
      const kind = random(100);
      let source;
      if (kind < 5) source = random(hubs);
      else if (kind < 12) source = random(node - width + 1);
      else source = node - width * (1 + (random(10) < 2 ? random(3) : 0)) + random(9) - 4;
      inputs.add(Math.max(0, Math.min(node - 1, source)));
    }
    for (const source of inputs) {
      from.push(source);
      to.push(node);
    }
  }
  return { count, from, to, modules };
}

/** A chain of nodes. */
export function longChain(count) {
  const from = Array.from({ length: count - 1 }, (_, node) => node);
  return { count, from, to: from.map((node) => node + 1) };
}

/** A node that all others read. */
export function star(count) {
  const to = Array.from({ length: count - 1 }, (_, node) => node + 1);
  return { count, from: to.map(() => 0), to };
}

/** Nodes of a size in a graph for the layout, all of the same size. */
export function toLayoutGraph({ count, from, to, parents }, width = 120, height = 32) {
  return {
    widths: new Float64Array(count).fill(width),
    heights: new Float64Array(count).fill(height),
    parents: parents ? Int32Array.from(parents) : new Int32Array(count).fill(-1),
    from: Int32Array.from(from),
    to: Int32Array.from(to),
  };
}

function makeRandom(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
}
