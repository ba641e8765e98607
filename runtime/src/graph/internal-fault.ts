/** Faults of Icosian's own: what no source and no call of a user can cause. */

/**
 * The error to throw when an invariant does not hold.
 *
 * @param code - Each code is thrown in one place only, and has a page like every diagnostic.
 * @param what - What happened, without a full stop.
 */
export function internalFault(code: `ICO9${number}`, what: string): Error {
  return new Error(`${code}: This is a fault of Icosian's own; please report it: ${what}.`);
}
