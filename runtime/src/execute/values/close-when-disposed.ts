/** `await using`, where the host knows it. */

/** Lets the end of `await using` close an object. */
export function closeWhenDisposed(closable: object, close: () => Promise<void>): void {
  const { asyncDispose } = Symbol as { readonly asyncDispose?: symbol };
  if (asyncDispose !== undefined) Object.defineProperty(closable, asyncDispose, { value: close });
}
