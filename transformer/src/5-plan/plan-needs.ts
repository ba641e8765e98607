/** Computes the external inputs that each node of a dataflow needs: the transitive closure over its edges. */
import type { ExternalInput, JoinedDataflow, JoinedInput, JoinedNode, PlannedNeeds } from "../ir/joined-dataflow.js";

/**
 * Finds the external inputs, and for each node those without which it cannot be computed.
 *
 * An optional input that is a node is computed, so its needs count. The config selects one of several variants, so only
 * the needs that all variants share count. A node that may not exist is an input in that case, so nothing is said about
 * its needs and about those behind it. O(nodes × inputs / 32 + edges), without recursion.
 *
 * @param dataflow - A dataflow without cycles.
 */
export function planNeeds({ nodes, unknown }: Pick<JoinedDataflow, "nodes" | "unknown">): PlannedNeeds {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const inputs = findInputs(nodes, byName);
  // A node that only a run knows may have any name.
  if (unknown.length > 0) return { inputs, needs: null };
  const ids = new Map(inputs.map(({ name }, id) => [name, id]));
  const words = Math.ceil(inputs.length / 32);
  const sets = new Map<string, Uint32Array>();
  for (const node of inOrder(nodes, byName)) {
    const all = node.isCertain ? node.variants.map((variant) => unite(variant)) : [];
    sets.set(node.name, all.length === 0 ? new Uint32Array(words) : all.reduce(intersect));
  }
  return { inputs, needs: new Map(nodes.map(({ name }) => [name, toIds(sets.get(name)!)])) };

  function unite(variant: readonly JoinedInput[]): Uint32Array {
    const set = new Uint32Array(words);
    for (const { name, isOptional } of variant) {
      const known = sets.get(name);
      const id = ids.get(name);
      if (known !== undefined) for (let word = 0; word < words; word++) set[word]! |= known[word]!;
      else if (id !== undefined && !isOptional) set[id >>> 5]! |= 1 << (id & 31);
    }
    return set;
  }
}

/** The needs that two variants share; changes the first set. */
function intersect(one: Uint32Array, other: Uint32Array): Uint32Array {
  for (let word = 0; word < one.length; word++) one[word]! &= other[word]!;
  return one;
}

/** In the order in which nodes use them, so that inputs which are needed together are adjacent. */
function findInputs(nodes: readonly JoinedNode[], byName: ReadonlyMap<string, JoinedNode>): readonly ExternalInput[] {
  const found = new Map<string, Map<string, ExternalInput["types"][number]>>();
  for (const node of nodes)
    for (const { name, type, typeKey } of node.variants.flat()) {
      if (byName.get(name)?.isCertain === true) continue;
      const types = found.get(name) ?? new Map();
      found.set(name, types);
      if (type.kind !== "unknown" && !types.has(typeKey)) types.set(typeKey, type);
    }
  return Array.from(found, ([name, types]) => ({ name, types: [...types.values()], mayBeNode: byName.has(name) }));
}

/** The nodes in an order in which each one comes after its dependencies. */
function inOrder(nodes: readonly JoinedNode[], byName: ReadonlyMap<string, JoinedNode>): readonly JoinedNode[] {
  const order = new Set<JoinedNode>();
  const entered = new Set<JoinedNode>();
  for (const start of nodes) {
    const path = [start];
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const next = entered.has(node) ? [] : node.variants.flat().flatMap(({ name }) => byName.get(name) ?? []);
      entered.add(node);
      const pending = next.filter((each) => !entered.has(each));
      path.push(...pending);
      if (pending.length > 0) continue;
      order.add(node);
      path.pop();
    }
  }
  return [...order];
}

function toIds(set: Uint32Array): readonly number[] {
  const ids: number[] = [];
  set.forEach((word, index) => {
    for (let bit = 0; bit < 32; bit++) if ((word & (1 << bit)) !== 0) ids.push(index * 32 + bit);
  });
  return ids;
}
