/** The question that a message asks about a name that is probably misspelt. */

/** A name, and the name that was probably meant. */
export interface Misspelling {
  /** The name as it is written. */
  readonly name: string;
  /** The known name that is most like it; null if none is. */
  readonly nearest: string | null;
}

/** Writes "Did you mean `spend`?" with a space before it; the empty string if no name is near. */
export function toQuestion(nearest: string | null): string {
  return nearest === null ? "" : ` Did you mean \`${nearest}\`?`;
}
