/** Supports `await using` if the JavaScript engine does. */

/** Makes the end of an `await using` block close an object. */
export function closeWhenDisposed(closable: object, close: () => Promise<void>): void {
  const { asyncDispose } = Symbol as { readonly asyncDispose?: symbol };
  if (asyncDispose !== undefined) Object.defineProperty(closable, asyncDispose, { value: close });
}
