/** Tells whether code runs in a thread of a pool. */

/** How a thread gets the modules of the bundle that it belongs to, by the name that the bundle gives them. */
export type ServedModules = Map<string, () => Promise<object>>;

/** The global that threads of a pool have. Registered, so that two copies of this package agree. */
export const IN_THREAD: unique symbol = Symbol.for("icosian.inThread");

/** Whether this is a thread of a pool: what such a thread calls runs in it, and it has no pool of its own. */
export function isInThread(): boolean {
  return (globalThis as { readonly [IN_THREAD]?: ServedModules })[IN_THREAD] !== undefined;
}
