/** The error of stores that are reached over a network. */

/** A store cannot be used at the moment, or never in this way. The message never has a password. */
export class StoreError extends Error {
  /** Name of the error class. */
  override readonly name = "StoreError";
}

/**
 * What a failed attempt means: the server said no (`refused`), it said that it cannot answer yet (`busy`), or it was not
 * reached or lost (`unreachable`).
 */
export type FaultKind = "refused" | "busy" | "unreachable";

/** A failed attempt, in words. */
export interface StoreFault {
  /** Whether another attempt may succeed. */
  readonly kind: FaultKind;
  /** What to throw if there is no other attempt. */
  readonly error: StoreError;
}
