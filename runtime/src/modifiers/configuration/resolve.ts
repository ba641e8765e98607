/** Modifiers that depend on the config. */
import type { Declarations } from "../core/declaration.js";
import type { Modifier } from "../core/modifier.js";
import { createModifier } from "../core/modifier.js";

/**
 * Computes the modifier when the dataflow is built. A config key counts as read when the function reads it.
 *
 * @hamilton function_modifiers.resolve
 */
export function resolve(
  decide: (config: Readonly<Record<string, unknown>>) => Modifier<string, unknown, never>,
): Modifier<"resolve"> {
  return createModifier({ kind: "resolve", resolve: ({ config }) => decide(config.observed) });
}

/** For the compiler. */
export const declarations: Declarations = {
  resolve: { factory: resolve, effect: "expands", infers: "fields", readsAnyConfig: true, isLate: true },
};
