/** The modifier that limits how many calls of nodes run at a time, and how many begin within a second. */
import { invalidModifier } from "../../errors/catalogue/6-modifiers.js";
import { addWrapper } from "../core/add-wrapper.js";
import type { Declarations } from "../core/declaration.js";
import type { ArgumentFault } from "../core/argument-fault.js";
import { COUNT, findOptionFault, NAME, POSITIVE } from "../core/find-option-fault.js";
import { createModifier, type Modifier } from "../core/modifier.js";
import { CallLimiter } from "./call-limiter.js";

/** How many calls a limit allows. At least one of `concurrency` and `perSecond` is given. */
export interface LimitOptions {
  /** The name of the limit. All nodes and runs of the dataflow with a limit of this name share it. */
  readonly name: string;
  /** The maximum number of calls at a time. */
  readonly concurrency?: number;
  /** The maximum number of calls that begin within any second. */
  readonly perSecond?: number;
}

/**
 * Lets calls of the node wait until fewer calls than the limit allows run at a time, or have begun within a second. A
 * synchronous node becomes async. A call that is aborted leaves the queue at once. If several limits of one name stand
 * around a node, only the innermost counts. Limits of several names should stand in the same order at all nodes: a call
 * holds the outer one while it waits for the inner one, so calls in opposite orders can wait for each other forever.
 *
 * @example
 * ```ts
 * "use dataflow";
 * import { limit, node } from "@icosian/runtime";
 *
 * export const embedding = node(
 *   limit({ name: "openai", concurrency: 8, perSecond: 50 }),
 *   async (chunk: string): Promise<Response> => fetch("https://api.openai.com/v1/embeddings", { method: "POST", body: chunk }),
 * );
 * ```
 */
export function limit(options: LimitOptions): Modifier<"limit"> {
  return createModifier({
    kind: "limit",
    wrapBody: (definition, context) => {
      const fault = findFault(options);
      if (fault !== null) {
        context.report(invalidModifier, { reason: fault.reason }, fault.argument);
        return definition;
      }
      const { name, concurrency = Infinity, perSecond = Infinity } = options;
      return addWrapper(definition, {
        kind: "`limit`",
        makesAsync: true,
        shares: { name, settings: toText(concurrency, perSecond) },
        wrap: (next) => (call) => {
          const { shared } = call.frame.run;
          const key = `limit ${name}`;
          const limiter = shared.get(key) ?? new CallLimiter(concurrency, perSecond);
          shared.set(key, limiter);
          // A cast because only this file uses the key.
          return (limiter as CallLimiter).run(call, () => next(call));
        },
      });
    },
  });
}

function findFault(options: LimitOptions): ArgumentFault | null {
  const fault = findOptionFault("limit", options, { name: NAME, concurrency: COUNT, perSecond: POSITIVE });
  if (fault !== null) return fault;
  const { name, concurrency, perSecond } = options;
  // Types forbid this, but callers without types deserve a message too.
  if ((name as unknown) === undefined)
    return {
      reason: '`limit` has no name. Give the name that nodes share: `limit({ name: "api", … })`.',
      argument: [0],
    };
  if (concurrency !== undefined || perSecond !== undefined) return null;
  return { reason: "`limit` limits nothing. Give `concurrency`, `perSecond` or both.", argument: [0] };
}

function toText(concurrency: number, perSecond: number): string {
  const parts = [
    ...(concurrency === Infinity ? [] : [`${concurrency} at a time`]),
    ...(perSecond === Infinity ? [] : [`${perSecond} per second`]),
  ];
  return parts.join(" and ");
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  limit: { factory: limit, effect: "wraps" },
};
