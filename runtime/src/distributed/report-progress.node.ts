/** What functions tell while they run on a worker. */
import { AsyncLocalStorage } from "node:async_hooks";

const jobs = new AsyncLocalStorage<(progress: unknown) => void>();

/**
 * Tells `onProgress` of the adapter `distribute` how far a remote node is. Where the node is not computed by a worker, it
 * does nothing.
 *
 * @param progress - Plain JSON, such as `{ done: 3, of: 10 }`. If much is told, only the latest arrives.
 * @example
 * ```ts
 * "use dataflow";
 * import { node } from "@icosian/runtime";
 * import { remote, reportProgress } from "@icosian/runtime/distributed";
 *
 * export const sizes = node(remote(), async (urls: readonly string[]): Promise<number[]> => {
 *   const all: number[] = [];
 *   for (const url of urls) {
 *     all.push((await (await fetch(url)).arrayBuffer()).byteLength);
 *     reportProgress({ done: all.length, of: urls.length });
 *   }
 *   return all;
 * });
 * ```
 */
export function reportProgress(progress: unknown): void {
  jobs.getStore()?.(progress);
}

/** Runs something whose progress is heard. */
export function hearProgress<Value>(listen: (progress: unknown) => void, act: () => Value): Value {
  return jobs.run(listen, act);
}
