/** The information about a run that a node's function can receive. */

/**
 * Passed to a parameter of this type. Such a parameter is not an input.
 *
 * @example
 * ```ts
 * "use dataflow";
 * import type { RunContext } from "@icosian/runtime";
 *
 * export async function page(url: string, { signal }: RunContext): Promise<string> {
 * const response = await fetch(url, { signal });
 * return response.text();
 * }
 * ```
 */
export interface RunContext {
  /** Aborted when the caller aborts the run, and as soon as any node of the run fails. */
  readonly signal: AbortSignal;
  /** Unique for each run; all nodes of one run receive the same id. */
  readonly runId: string;
  /** Name of the node that is being computed. */
  readonly node: string;
  /** The number of the attempt, from 1; higher only if a `retry` calls the function again. */
  readonly attempt: number;
}
