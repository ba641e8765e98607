/** Where warnings go that no lifecycle adapter takes. */

/** Writes a line to the console, where there is one. */
export function warn(message: string): void {
  const { console: target } = globalThis as { readonly console?: { warn(line: string): void } };
  target?.warn(message);
}
