/** Chooses modifiers by the config. */
import type { Declarations } from "../core/declaration.js";
import type { Modifier } from "../core/modifier.js";
import { createModifier } from "../core/modifier.js";

/**
 * Chooses the modifier when the dataflow is built. The chosen modifier applies in the place of `resolve`.
 *
 * @param decide - Returns the modifier for a config, which may be another `resolve`. Each key that it reads counts as
 * used. If it throws, or returns anything else, building the dataflow reports ICO6009.
 * @hamilton function_modifiers.resolve
 */
export function resolve(
  decide: (config: Readonly<Record<string, unknown>>) => Modifier<string, unknown, never>,
): Modifier<"resolve"> {
  return createModifier({
    kind: "resolve",
    // A function in the chosen modifier may read any key, and later than now.
    resolve: ({ config }) => ({ modifier: decide(config.observed), captured: { config: config.values } }),
  });
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  resolve: { factory: resolve, effect: "expands", infers: "fields", readsAnyConfig: true, isLate: true },
};
