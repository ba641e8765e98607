/** Sorts things so that each comes after the things that it needs. */

/**
 * Sorts items depth first, in the order of each item's needs, so that a value is computed shortly before it is used.
 * O(items + needs), without recursion.
 *
 * @param needsOf - Called once per item; every need is itself an item.
 * @returns Null if items wait for each other.
 */
export function orderByNeeds<Item extends object>(
  items: readonly Item[],
  needsOf: (item: Item) => readonly Item[],
): readonly Item[] | null {
  const ordered = new Set<Item>();
  const entered = new Set<Item>();
  const path: { readonly item: Item; readonly needs: readonly Item[]; next: number }[] = [];

  function enter(item: Item): void {
    entered.add(item);
    path.push({ item, needs: needsOf(item), next: 0 });
  }

  for (const item of items) {
    if (!entered.has(item)) enter(item);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const need = top.needs[top.next++];
      if (need === undefined) ordered.add(path.pop()!.item);
      else if (!ordered.has(need)) {
        if (entered.has(need)) return null;
        enter(need);
      }
    }
  }
  return [...ordered];
}
