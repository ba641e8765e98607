/** Writes text into XML. */

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Escapes text for contents and for attributes. What XML cannot hold becomes `�`. */
export function escapeXml(text: string): string {
  return (
    text
      .replaceAll(/[&<>"']/g, (each) => ENTITIES[each]!)
      // oxlint-disable-next-line no-control-regex -- these are the characters that XML does not allow
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu, "\ufffd")
  );
}
