/** Groups the nodes of a catalogue by their tags and kinds. */
import type { CatalogueKind, CatalogueNode, CatalogueTag } from "./catalogue.js";
import { namePages } from "./name-pages.js";

/** Groups nodes by the keys and values of their tags. O(tags), besides sorting. */
export function groupByTag(nodes: readonly CatalogueNode[]): readonly CatalogueTag[] {
  const byKey = new Map<string, Map<string, number[]>>();
  for (const [index, { tags }] of nodes.entries())
    for (const { key, values } of tags) {
      const byValue = byKey.get(key) ?? new Map<string, number[]>();
      byKey.set(key, byValue);
      for (const value of new Set(values)) addTo(byValue, value, index);
    }
  const keys = [...byKey.keys()].sort();
  const pages = namePages(keys);
  return keys.map((key, index) => {
    const values = sortByKey(byKey.get(key)!);
    const ids = namePages(values.map(([value]) => value));
    return {
      path: `tags/${pages[index]}.html`,
      key,
      values: values.map(([value, own], at) => ({ value, id: `v-${ids[at]}`, nodes: own })),
    };
  });
}

/** Groups nodes by what they are. O(nodes). */
export function groupByKind(nodes: readonly CatalogueNode[]): readonly CatalogueKind[] {
  const byKind = new Map<CatalogueKind["kind"], number[]>();
  for (const [index, { uses }] of nodes.entries())
    for (const kind of new Set(uses.map(({ facts }) => facts.kind))) addTo(byKind, kind, index);
  return sortByKey(byKind).map(([kind, own]) => ({ path: `kinds/${kind}.html`, kind, nodes: own }));
}

function addTo<Key>(groups: Map<Key, number[]>, key: Key, node: number): void {
  const own = groups.get(key);
  if (own === undefined) groups.set(key, [node]);
  else own.push(node);
}

function sortByKey<Key extends string>(groups: ReadonlyMap<Key, number[]>): readonly (readonly [Key, number[]])[] {
  return [...groups].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
