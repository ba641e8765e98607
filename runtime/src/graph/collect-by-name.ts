/** Collects definitions under their names. */

/** Definitions by name. */
export interface Collected<Located> {
  /** The definition that counts for each name: the last one. Names are in the order of their first definitions. */
  readonly last: ReadonlyMap<string, Located>;
  /** All definitions of each name that has more than one, in their order. */
  readonly repeated: ReadonlyMap<string, readonly Located[]>;
}

/** Collects definitions; O(definitions). */
export function collectByName<Located extends { readonly definition: { readonly name: string } }>(
  nodes: readonly Located[],
): Collected<Located> {
  const last = new Map<string, Located>();
  const repeated = new Map<string, Located[]>();
  for (const located of nodes) {
    const { name } = located.definition;
    const earlier = last.get(name);
    if (earlier !== undefined) {
      const all = repeated.get(name);
      if (all === undefined) repeated.set(name, [earlier, located]);
      else all.push(located);
    }
    last.set(name, located);
  }
  return { last, repeated };
}
