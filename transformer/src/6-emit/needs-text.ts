/**
 * Writes sets of input names as unions in which equal parts are written once.
 *
 * Thousands of nodes may need hundreds of inputs each. Sets are split into blocks, blocks of blocks and so on, and
 * equal blocks share a name. So the text of a set is proportional to its difference from other sets, every union is
 * exact, and the nesting of types depends only on the number of inputs, however deep the graph is.
 */

/** The number of members of a block, and of a block of blocks. */
const BLOCK = 16;

/** Unions of up to this many names are written in place. */
const FEW = 6;

/** Sets of names, and the type aliases with which they are written. */
export class NeedsText {
  readonly #names: readonly string[];
  /** Names of aliases by their definition. */
  readonly #aliases = new Map<string, string>();

  /** @param names - All names; a set is a list of indexes. */
  constructor(names: readonly string[]) {
    this.#names = names;
  }

  /** The declarations of all aliases so far, each after the aliases that it uses. */
  get declarations(): readonly string[] {
    return Array.from(this.#aliases, ([union, name]) => `type ${name} = ${union};`);
  }

  /** Writes a set as a type. */
  of(ids: readonly number[]): string {
    return ids.length === 0 ? "never" : this.#toShared(this.#toUnion(ids), ids.length);
  }

  #toUnion(ids: readonly number[]): string {
    let parts = groupBy(ids, (id) => Math.floor(id / BLOCK)).map(([block, all]) => ({
      block,
      texts: all.map((id) => JSON.stringify(this.#names[id])),
    }));
    while (parts.length > 1)
      parts = groupBy(parts, ({ block }) => Math.floor(block / BLOCK)).map(([block, all]) => ({
        block,
        texts: all.map(({ texts }) => this.#toShared(texts.join(" | "), texts.length)),
      }));
    return parts.flatMap(({ texts }) => texts).join(" | ");
  }

  #toShared(union: string, length: number): string {
    // A single name needs no alias.
    if (length <= FEW && !union.includes("Needs")) return union;
    if (/^Needs\d+$/.test(union)) return union;
    const known = this.#aliases.get(union) ?? `Needs${this.#aliases.size + 1}`;
    this.#aliases.set(union, known);
    return known;
  }
}

/** Groups the members of an ascending list. */
function groupBy<Member>(
  members: readonly Member[],
  keyOf: (member: Member) => number,
): readonly (readonly [key: number, members: readonly Member[]])[] {
  const groups: [number, Member[]][] = [];
  for (const member of members) {
    const key = keyOf(member);
    const last = groups.at(-1);
    if (last?.[0] === key) last[1].push(member);
    else groups.push([key, [member]]);
  }
  return groups;
}
