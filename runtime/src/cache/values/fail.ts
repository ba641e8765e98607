/** The error for stored values that are not as they were written. */

/** Throws the error for a stored value that is not as it was written. */
export function fail(what: string): never {
  throw new Error(`The stored value is damaged: ${what}`);
}
