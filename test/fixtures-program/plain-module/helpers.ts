/** Helpers. */
export function spend(): number {
  return 1;
}
