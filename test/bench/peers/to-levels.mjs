/** Sorts nodes into levels: each node is one level below the lowest that it reads. */

/**
 * @template {{ readonly name: string, readonly from: readonly string[] }} Node
 * @param {readonly Node[]} nodes - Each after those that it reads.
 * @returns {readonly (readonly Node[])[]}
 */
export function toLevels(nodes) {
  const levelOf = new Map();
  const levels = [];
  for (const node of nodes) {
    const level = Math.max(...node.from.map((each) => (levelOf.get(each) ?? -1) + 1));
    levelOf.set(node.name, level);
    (levels[level] ??= []).push(node);
  }
  return levels;
}
