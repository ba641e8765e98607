/** Makes any text fit to be shown on one line. */

/**
 * Replaces what cannot be shown: a control character by its picture (`␊` for a line break), what no text file can hold
 * by `�`, and an empty text by `""`.
 */
export function toPlainText(text: string): string {
  if (text === "") return '""';
  return (
    text
      // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
      .replaceAll(/[\u0000-\u001f\u007f]/g, (each) =>
        String.fromCodePoint(each === "\u007f" ? 0x2421 : 0x2400 + each.charCodeAt(0)),
      )
      .replaceAll(/[\u0080-\u009f\u2028\u2029\ufffe\uffff\p{Cs}]/gu, "\ufffd")
      .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd")
  );
}
