/** An ordinary module. */
export function join(...parts: readonly unknown[]): string {
  return parts.join(" ");
}
