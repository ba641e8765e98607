/** Names a part of a parameter's value, as code would access it. */

/** Writes an access such as `xs[0].name`; null if the whole has no name. */
export function toPartName(whole: string | null, path: readonly (string | number)[]): string | null {
  if (whole === null) return null;
  return whole + path.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
}
