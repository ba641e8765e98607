/** The default destination of warnings, if no lifecycle adapter handles them. */

/** Writes a line to the console, if there is one. */
export function warn(message: string): void {
  const { console: target } = globalThis as { readonly console?: { warn(line: string): void } };
  target?.warn(message);
}
