/** The graphs that are measured, as data: additions of two earlier values, in layers or in a chain. */

/**
 * A layered graph: every node adds two values of the layer before its own.
 *
 * @param {number} count - Nodes.
 * @param {number} width - External inputs, and nodes a layer.
 */
export function layered(count, width) {
  const random = makeRandom(42);
  const inputs = Array.from({ length: width }, (_, index) => `input${index}`);
  const nodes = [];
  for (let index = 0; index < count; index++) {
    const layer = Math.floor(index / width);
    const previous = layer === 0 ? inputs : nodes.slice((layer - 1) * width, layer * width).map(({ name }) => name);
    // The first of both is always another one, so that every value is used.
    const first = previous[index % width];
    const others = previous.filter((name) => name !== first);
    nodes.push({ name: `node${index}`, from: [first, others[random(others.length)]] });
  }
  return { inputs, nodes, outputs: nodes.slice(-width).map(({ name }) => name) };
}

/** A chain: every node adds 1 to the one before. */
export function chain(count) {
  const nodes = Array.from({ length: count }, (_, index) => ({
    name: `node${index}`,
    from: [index === 0 ? "input0" : `node${index - 1}`],
  }));
  return { inputs: ["input0"], nodes, outputs: [`node${count - 1}`] };
}

/** A linear congruential generator: the same graph in every run. */
function makeRandom(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state % limit;
  };
}
