/** Finds nodes by their names. */
import type { Catalogue } from "../catalogue/catalogue.js";

/** Finds a node of a dataflow by its name. O(log nodes), because they are sorted by name. */
export function findNamed({ dataflows, nodes }: Catalogue, dataflow: number, name: string): number | undefined {
  const own = dataflows[dataflow]?.nodes ?? [];
  let [low, high] = [0, own.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (nodes[own[middle]!]!.facts.name < name) low = middle + 1;
    else high = middle;
  }
  const found = own[low];
  return found !== undefined && nodes[found]!.facts.name === name ? found : undefined;
}
