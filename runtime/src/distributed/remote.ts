/** The modifier that lets a node be computed on another machine. */
import { invalidModifier } from "../errors/catalogue/6-modifiers.js";
import type { Declarations } from "../modifiers/core/declaration.js";
import { COUNT, findOptionFault, MILLISECONDS } from "../modifiers/core/find-option-fault.js";
import { createModifier, type Modifier } from "../modifiers/core/modifier.js";

/** How a node is sent to another machine. */
export interface RemoteOptions {
  /**
   * The maximum number of items of a fan-out that travel in one job; 1 unless given. For functions that take less time
   * than a job, which is some milliseconds.
   */
  readonly batch?: number;
  /** How long a job may run, in milliseconds; then it is ended, also if its function never returns. Any time unless given. */
  readonly timeoutMs?: number;
}

/**
 * Lets the node be computed on another machine, by a dataflow with the adapter `distribute`. In a dataflow without it,
 * and in a worker, it changes nothing.
 *
 * The modifiers inside of it travel with the function: `node(remote(), retry(…), fn)` tries again on the worker,
 * `node(retry(…), remote(), fn)` sends it again. Inputs and value are data, as caches store them.
 *
 * @example
 * ```ts
 * "use dataflow";
 * import { node, retry } from "@icosian/runtime";
 * import { remote } from "@icosian/runtime/distributed";
 *
 * export const page = node(remote(), retry({ attempts: 3 }), async (url: string): Promise<string> => {
 *   return (await fetch(url)).text();
 * });
 * ```
 */
export function remote(options: RemoteOptions = {}): Modifier<"remote"> {
  return createModifier({
    kind: "remote",
    wrapBody: (definition, context) => {
      const fault = findOptionFault("remote", options, { batch: COUNT, timeoutMs: MILLISECONDS });
      if (fault !== null) {
        context.report(invalidModifier, { reason: fault.reason }, fault.argument);
        return definition;
      }
      const { batch = 1, timeoutMs = null } = options;
      const inside = definition.wrappers?.length ?? 0;
      return { ...definition, isRemote: true, remote: { batch, timeoutMs, inside } };
    },
  });
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  remote: { factory: remote, effect: "wraps", arguments: ["literal"] },
};
