/** Names parts of what a parameter takes, as code would reach them. */

/** `xs[0].name`; null for a part of what has no name. */
export function toPartName(whole: string | null, path: readonly (string | number)[]): string | null {
  if (whole === null) return null;
  return whole + path.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
}
