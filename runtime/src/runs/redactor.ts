/** Passes texts through the user's `redact`, and shortens them. */

/**
 * Returns a text as it may be written: redacted, and shortened to a number of characters.
 *
 * @param longest - The number of characters after which the rest is left out.
 */
export type WriteText = (text: string, longest: number) => string;

/** Stands for a text that `redact` could not handle. */
const UNREADABLE = "[not written, because `redact` failed]";

/**
 * Makes the function through which all texts go. It never throws: a text for which `redact` throws or returns no text is
 * not written.
 *
 * @param redact - The user's function; null if there is none.
 * @param report - Is told of each failure of `redact`.
 */
export function toWriteText(redact: ((text: string) => string) | null, report: (failure: unknown) => void): WriteText {
  if (redact === null) return shortenText;
  return (text, longest) => {
    let redacted: unknown;
    try {
      // The whole text, because a part of a secret may not look like one.
      redacted = redact(text);
      if (typeof redacted !== "string") throw new TypeError("`redact` must return a text");
    } catch (thrown) {
      report(thrown);
      return UNREADABLE;
    }
    return shortenText(redacted, longest);
  };
}

function shortenText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest)}… (${text.length.toLocaleString("en")} characters)`;
}
