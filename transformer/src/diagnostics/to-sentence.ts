/** Joins a sentence that may be missing to the one before it. */

/** Puts a space before a sentence; returns the empty string if there is no sentence. */
export function toSentence(text: string = ""): string {
  return text === "" ? "" : ` ${text}`;
}
