/** The modifier that runs a node in another thread. */
import { invalidModifier } from "../errors/catalogue/6-modifiers.js";
import { describeKind } from "../errors/words.js";
import { RESOURCES, type ResourcefulContext, type ResourceOptions } from "../execute/values/resources.js";
import type { LocatedDefinition } from "../graph/graph.js";
import type { NodeDefinition } from "../graph/node-definition.js";
import type { ArgumentFault } from "../modifiers/core/argument-fault.js";
import type { Declarations } from "../modifiers/core/declaration.js";
import { createModifier, type Modifier } from "../modifiers/core/modifier.js";
import { isMocked } from "../link/mocks.js";
import type { PlainFunction } from "../plan/code/plan-code.js";
import { isInThread } from "./in-thread.js";
import { LazyPool } from "./lazy-pool.js";
import type { ModuleAddress } from "./thread-messages.js";

/** How values travel to the other thread and back. */
export interface WorkerOptions {
  /**
   * Whether the memory of arrays in the result is transferred, which takes no time; `true` unless it is set to `false`,
   * which copies the arrays. A function whose result is transferred must not keep a reference to it.
   */
  readonly move?: boolean;
}

/**
 * Computes the node in another thread. For functions that compute for a millisecond or more.
 *
 * The thread imports the module by itself and calls the function of the same name, with copies of its inputs: plain
 * data, `Map`, `Set`, `Date`, errors, buffers and typed arrays. Functions cannot be copied, and instances of classes
 * arrive as plain objects. Arrays in shared memory are not copied; see {@link shared}.
 *
 * A dataflow has one pool of threads, as many as the machine runs at once unless it is built with `threads`. It starts
 * with the first such node and ends with `close()`, or with the process. When a run fails or is aborted, the threads
 * that compute its nodes are ended.
 *
 * In bundles the plugins of `@icosian/transformer` build a program for the threads of each module that says
 * `worker(import.meta.url)`; the program of the bundle itself never runs in a thread. In a browser there are no threads of
 * Node.js, and the node fails.
 *
 * @param module - Address of the module: `import.meta.url`, or `__filename` in CommonJS.
 * @example
 * ```ts
 * "use dataflow";
 * import { node } from "@icosian/runtime";
 * import { worker } from "@icosian/runtime/workers";
 *
 * export const histogram = node(worker(import.meta.url), (pixels: Uint8Array): Uint32Array => {
 *   const counts = new Uint32Array(256);
 *   for (const pixel of pixels) counts[pixel]!++;
 *   return counts;
 * });
 * ```
 */
export function worker(module: string | { readonly href: string }, options: WorkerOptions = {}): Modifier<"worker"> {
  return createModifier({
    kind: "worker",
    replaceBody: (definition, context) => {
      const fault = findFault(module, options);
      if (fault === null) {
        return inThread(context.located, definition, toAddress(module, context.located.module), options.move !== false);
      }
      context.report(invalidModifier, { reason: `\`worker\` ${fault.reason}` }, fault.argument);
      return definition;
    },
  });
}

/** The address that bundler plugins write in place of `import.meta.url`. */
interface ServedModule {
  /** URL of the thread program that serves the module. */
  readonly href: string;
  readonly served: string;
}

function toAddress(module: string | ServedModule | { readonly href: string }, source: string): ModuleAddress {
  if (typeof module === "string") return { href: module, served: null, source };
  return { href: module.href, served: "served" in module ? module.served : null, source: null };
}

function findFault(module: unknown, options: unknown): ArgumentFault | null {
  const { href } = Object(module) as { readonly href?: unknown };
  const isAddress = typeof module === "string" ? module !== "" : typeof href === "string";
  if (!isAddress)
    return {
      reason: `takes the address of its module, \`import.meta.url\`, not ${describeKind(module)}.`,
      argument: [0],
    };
  if (typeof options !== "object" || options === null)
    return { reason: `takes options in an object, not ${describeKind(options)}.`, argument: [1] };
  const unknown = Object.keys(options).find((key) => key !== "move");
  return unknown === undefined
    ? null
    : { reason: `has no option \`${unknown}\`. The only option is \`move\`.`, argument: [1, { key: unknown }] };
}

/** Returns the definition with a function that calls the user's function in a thread. */
function inThread(
  located: LocatedDefinition,
  definition: NodeDefinition,
  module: ModuleAddress,
  moves: boolean,
): NodeDefinition {
  const { parameters } = definition;
  const { name } = located.definition;
  // A cast because a manifest describes the functions' parameters as text.
  const own = definition.function as PlainFunction;
  const contextAt = parameters.indexOf("context");
  const namedAt = parameters.filter((passing) => passing !== "context").indexOf("named");
  const last = contextAt < 0 ? parameters.length : contextAt;
  return {
    ...definition,
    isAsync: true,
    isRemote: true,
    parameters: contextAt < 0 ? [...parameters, "context"] : parameters,
    function: async (...values: readonly unknown[]): Promise<unknown> => {
      const args = values.filter((_, index) => index !== last);
      // A mock of a test exists only in this thread.
      if (isInThread() || isMocked(own)) return own(...(contextAt < 0 ? args : values));
      // A cast because the argument at this index is the context.
      const { signal, runId, node, attempt, [RESOURCES]: resources } = values[last] as ResourcefulContext;
      return resources
        .use(openPool)
        .run({ module, name, args, namedAt, contextAt, runId, node, attempt, moves }, signal);
    },
  };
}

/** Opens the pool of a dataflow. One function serves all dataflows, because each dataflow finds its pool by it. */
function openPool(options: ResourceOptions): LazyPool {
  return new LazyPool(options);
}

/** For the compiler. */
export const declarations: Declarations = {
  worker: { factory: worker, effect: "wraps", arguments: ["address", "literal"] },
};
