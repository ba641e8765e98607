/** Finds names that may be near to another name, without comparing it with each of them in detail. */

/** Names with the set of letters in each. */
export class NearNames {
  readonly #names: readonly string[];
  readonly #letters: readonly number[];

  constructor(names: readonly string[]) {
    this.#names = names;
    this.#letters = names.map(toLetters);
  }

  /**
   * Finds the names that may be a misspelling of a name, because they differ from it in few letters. O(names).
   *
   * One error changes at most two letters, and a name with more than three errors is not a misspelling.
   */
  find(name: string): readonly string[] {
    const letters = toLetters(name);
    return this.#names.filter((_, index) => countBits(letters ^ (this.#letters[index] ?? 0)) <= 6);
  }
}

/** Sets one of 32 bits for each letter in a name, whatever its case; several characters may share a bit. */
function toLetters(name: string): number {
  let letters = 0;
  for (const letter of name.toLowerCase()) letters |= 1 << (letter.charCodeAt(0) & 31);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
