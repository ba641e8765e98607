/** Joins sentences of which one may be left out. */

/** A sentence with the space that parts it from the one before; nothing for none. */
export function toSentence(text: string = ""): string {
  return text === "" ? "" : ` ${text}`;
}
