/** Faults of Icosian's own: what no source and no call of a user can cause. */

/**
 * The error to throw when an invariant does not hold.
 *
 * @param code - Each code is thrown in one place only, and has a page like every diagnostic.
 * @param what - What happened, without a full stop.
 */
export function internalFault(code: `ICO9${number}`, what: string): Error {
  return Object.assign(new Error(`${code}: This is a fault of Icosian's own; please report it: ${what}.`), { code });
}

/** Whether an error is one of these faults, which says so itself. */
export function isInternalFault(error: unknown): boolean {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === "string" && code.startsWith("ICO9");
}
