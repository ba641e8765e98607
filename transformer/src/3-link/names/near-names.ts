/** Finds names that may be near to another, without looking closely at all of them. */

/** Names, and which letters are in each. */
export class NearNames {
  readonly #names: readonly string[];
  readonly #letters: readonly number[];

  constructor(names: readonly string[]) {
    this.#names = names;
    this.#letters = names.map(toLetters);
  }

  /**
   * The names that may be a misspelling of another: those that differ from it in few letters. O(names).
   *
   * One error changes two letters at most, and more than three errors are no misspelling.
   */
  find(name: string): readonly string[] {
    const letters = toLetters(name);
    return this.#names.filter((_, index) => countBits(letters ^ (this.#letters[index] ?? 0)) <= 6);
  }
}

/** A bit for each letter that a name has, whatever its case; characters share 32 bits. */
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
