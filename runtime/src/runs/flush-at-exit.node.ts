/** Writes what recordings have in memory when the process ends by itself, for example because of an error. */

/** Anything that has something to write. */
interface Flushable {
  flush(): void;
}

/** What is open in this process. One listener serves all, because Node.js warns of many. */
const open = new Set<Flushable>();

/**
 * Flushes something when the process ends, unless it has been closed before. A signal that ends the process gives no
 * opportunity.
 *
 * @returns A function that closes it.
 */
export function flushAtExit(target: Flushable): () => void {
  if (open.size === 0) process.on("exit", flushAll);
  open.add(target);
  return () => {
    open.delete(target);
    if (open.size === 0) process.removeListener("exit", flushAll);
  };
}

function flushAll(): void {
  for (const each of open) each.flush();
}
