/** Excludes exported functions from the nodes. */
import type { Declarations } from "../core/declaration.js";
import { createModifier, type Modifier } from "../core/modifier.js";

/**
 * Keeps an exported function out of every dataflow: it is not a node. Other functions can still call it.
 *
 * @hamilton function_modifiers.hamilton_exclude
 */
export function exclude(): Modifier<"exclude"> {
  return createModifier({ kind: "exclude", gate: { keys: [], holds: () => false, fault: null } });
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  exclude: { factory: exclude, effect: "gates", exists: "never" },
};
