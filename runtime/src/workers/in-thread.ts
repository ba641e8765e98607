/** Determines whether code runs in a thread of a pool. */

/** The modules of the bundle that a thread belongs to: loaders by the names that the bundle gives to the modules. */
export type ServedModules = Map<string, () => Promise<object>>;

/** The global that marks threads of a pool. A registered symbol, so that two copies of this package agree. */
export const IN_THREAD: unique symbol = Symbol.for("icosian.inThread");

/** Whether the current thread belongs to a pool. Such a thread runs nested calls itself and has no pool of its own. */
export function isInThread(): boolean {
  return (globalThis as { readonly [IN_THREAD]?: ServedModules })[IN_THREAD] !== undefined;
}

/** The global with which a call in a thread tells something to its caller. */
export const REPORT: unique symbol = Symbol.for("icosian.reportFromThread");

/** Tells something from a call in a thread; does nothing elsewhere. */
export function reportFromThread(report: unknown): void {
  (globalThis as { readonly [REPORT]?: (report: unknown) => void })[REPORT]?.(report);
}
