/** Words for a name that was probably misspelt. */

/** A name, and the one that was probably meant. */
export interface Misspelling {
  readonly name: string;
  readonly nearest: string | null;
}

/** "Did you mean `spend`?" with the space before it; nothing where no name is near. */
export function toQuestion(nearest: string | null): string {
  return nearest === null ? "" : ` Did you mean \`${nearest}\`?`;
}
