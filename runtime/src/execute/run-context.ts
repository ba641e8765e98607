/** What a node's function can learn about the run that it is part of. */

/**
 * Received by a parameter of this type; such a parameter is no input.
 *
 * @example
 * ```ts
 * "use dataflow";
 * import type { RunContext } from "@icosian/runtime";
 *
 * export async function page(url: string, { signal }: RunContext): Promise<string> {
 *   const response = await fetch(url, { signal });
 *   return response.text();
 * }
 * ```
 */
export interface RunContext {
  /** Aborted when the caller aborts, and as soon as any node of the run has failed. */
  readonly signal: AbortSignal;
  /** The same for all nodes of one run, and for no other run. */
  readonly runId: string;
  /** Name of the node that is computed. */
  readonly node: string;
}
