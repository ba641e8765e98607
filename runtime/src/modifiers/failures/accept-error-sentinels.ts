/** The modifier of nodes that want to know which of their inputs have failed. */
import { addWrapper } from "../core/add-wrapper.js";
import type { Declarations } from "../core/declaration.js";
import { createModifier, type Modifier } from "../core/modifier.js";

/** The kind by which `gracefulErrors` finds the nodes that accept sentinels. */
export const ACCEPTS_SENTINELS: string = "`acceptErrorSentinels`";

/**
 * Lets the node be computed even if inputs of it are sentinels, which `gracefulErrors` gives instead of values that
 * could not be computed. Without it the node is not computed, and has the sentinel as its value. Without
 * `gracefulErrors` it changes nothing.
 *
 * @example
 * ```ts
 * "use dataflow";
 * import { acceptErrorSentinels, node } from "@icosian/runtime";
 *
 * export const report = node(acceptErrorSentinels(), (weather: string | null, news: string | null): string =>
 *   [weather ?? "no weather today", news ?? "no news today"].join("\n"),
 * );
 * ```
 * @hamilton lifecycle.default.accept_error_sentinels
 */
export function acceptErrorSentinels(): Modifier<"acceptErrorSentinels"> {
  return createModifier({
    kind: "acceptErrorSentinels",
    wrapBody: (definition) =>
      addWrapper(definition, { kind: ACCEPTS_SENTINELS, makesAsync: false, wrap: (next) => next }),
  });
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  acceptErrorSentinels: { factory: acceptErrorSentinels, effect: "wraps" },
};
