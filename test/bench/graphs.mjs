/** The graphs that are measured, as data: additions of two earlier values, in layers, in a chain or side by side. */

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

/**
 * One input that most nodes read, nodes that read `fanIn` of them each, nodes that read `fanIn` of those each, and so on
 * to the last.
 */
export function wide(count, fanIn) {
  const nodes = Array.from({ length: count }, (_, index) => ({ name: `node${index}`, from: ["input0"] }));
  let open = nodes.map(({ name }) => name);
  while (open.length > 1) {
    const readers = Array.from({ length: Math.ceil(open.length / fanIn) }, (_, index) => ({
      name: `node${nodes.length + index}`,
      from: open.slice(index * fanIn, (index + 1) * fanIn),
    }));
    nodes.push(...readers);
    open = readers.map(({ name }) => name);
  }
  return { inputs: ["input0"], nodes, outputs: open };
}

/** Some layered graphs beside each other that have nothing in common. */
export function apart(count, groups, width) {
  const parts = Array.from({ length: groups }, (_, group) => {
    const { inputs, nodes, outputs } = layered(count / groups, width);
    const own = (name) => `${name}of${group}`;
    const renamed = nodes.map(({ name, from }) => ({ name: own(name), from: from.map(own) }));
    return { inputs: inputs.map(own), nodes: renamed, outputs: outputs.map(own) };
  });
  const all = (key) => parts.flatMap((part) => part[key]);
  return { inputs: all("inputs"), nodes: all("nodes"), outputs: all("outputs"), parts };
}

/** A linear congruential generator: the same graph in every run. */
function makeRandom(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state % limit;
  };
}
