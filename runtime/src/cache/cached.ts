/** The modifier that says how a cache treats one node. */
import { invalidModifier } from "../errors/catalogue/6-modifiers.js";
import { quoteAll } from "../errors/words.js";
import type { CacheBehavior } from "../graph/cache-behavior.js";
import type { Declarations } from "../modifiers/core/declaration.js";
import { findOptionFault, NAME, type OptionKind } from "../modifiers/core/find-option-fault.js";
import { createModifier, type Modifier } from "../modifiers/core/modifier.js";

/** The names of all behaviours. */
export const CACHE_BEHAVIORS: readonly CacheBehavior[] = Object.freeze(["default", "recompute", "disable", "ignore"]);

/** How a cache treats a node, and in which form it stores the node's value. */
export interface CachedOptions {
  /**
   * How the cache treats the node. Without any option the node is served from the cache, also if it loads or saves data;
   * with `format` alone, as it would be otherwise.
   */
  readonly behavior?: CacheBehavior;
  /** The name of the codec of the cache that converts the value, for a value that is stored as something else. */
  readonly format?: string;
}

const BEHAVIOR: OptionKind = {
  is: (value) => CACHE_BEHAVIORS.some((each) => each === value),
  give: `one of ${quoteAll(CACHE_BEHAVIORS)}`,
};

/**
 * Says how a cache treats the node. The options of {@link cache} that name the node take precedence. In a dataflow
 * without a cache it changes nothing.
 *
 * @example
 * ```ts
 * "use dataflow";
 * import { node } from "@icosian/runtime";
 * import { cached } from "@icosian/runtime/cache";
 *
 * export const startedAt = node(cached({ behavior: "ignore" }), (): Date => new Date());
 * ```
 * @hamilton function_modifiers.cache
 */
export function cached(options: CachedOptions = {}): Modifier<"cached"> {
  return createModifier({
    kind: "cached",
    wrapBody: (definition, context) => {
      const fault = findOptionFault("cached", options, { behavior: BEHAVIOR, format: NAME });
      if (fault !== null) {
        context.report(invalidModifier, { reason: fault.reason }, fault.argument);
        return definition;
      }
      const { format = null } = options;
      const behavior = options.behavior ?? (format === null ? "default" : null);
      return { ...definition, caching: { behavior, format } };
    },
  });
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  cached: { factory: cached, effect: "wraps", arguments: ["literal"] },
};
