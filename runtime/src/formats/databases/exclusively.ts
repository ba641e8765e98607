/** Uses of one connection, one after the other. */

/** The last use of each connection; it never rejects. */
const uses = new WeakMap<object, Promise<unknown>>();

/**
 * Waits until all earlier uses of a connection are over, then starts this one. Loaders and savers of one run may share a
 * connection, and a transaction of one must not take in what another does.
 */
export function exclusively<Result>(connection: object, use: () => Promise<Result>): Promise<Result> {
  const earlier = uses.get(connection) ?? Promise.resolve();
  const result = earlier.then(use);
  uses.set(
    connection,
    result.catch(() => {}),
  );
  return result;
}
